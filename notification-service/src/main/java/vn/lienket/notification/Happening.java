package vn.lienket.notification;

import java.util.Optional;

/** What happened to an account. */
public sealed interface Happening {

    /** What its citizen is told; empty when there is nothing or nobody to tell. */
    Optional<Matter> matter();

    record CccdConfirmed() implements Happening {
        @Override
        public Optional<Matter> matter() {
            return Optional.of(Matter.of(NoticeKind.CCCD_CONFIRMED));
        }
    }

    record CccdRejected(String reason) implements Happening {
        @Override
        public Optional<Matter> matter() {
            return Optional.of(new Matter(NoticeKind.CCCD_REJECTED, reason));
        }
    }

    record Linked(boolean late, boolean replacesSubject) implements Happening {
        @Override
        public Optional<Matter> matter() {
            return Optional.of(Matter.of(kind()));
        }

        /** That another identity took the place of the earlier one matters more to the citizen than that it was late. */
        private NoticeKind kind() {
            if (replacesSubject) {
                return NoticeKind.SUBJECT_CHANGED;
            }
            return late ? NoticeKind.LINKED_LATE : NoticeKind.LINKED;
        }
    }

    record Unlinked(String reason) implements Happening {
        @Override
        public Optional<Matter> matter() {
            return Optional.of(new Matter(NoticeKind.UNLINKED, reason));
        }
    }

    record Refused(String reason) implements Happening {
        @Override
        public Optional<Matter> matter() {
            return Optional.of(new Matter(NoticeKind.LINK_REFUSED, reason));
        }
    }

    /** At the cutoff this is each citizen's share of "the cutoff was reached". */
    record Closed(String reason) implements Happening {
        @Override
        public Optional<Matter> matter() {
            return Optional.of(new Matter(NoticeKind.ACCOUNT_CLOSED, reason));
        }
    }

    /** The citizen's data were erased, and with them the way to reach the citizen. */
    record Erased() implements Happening {
        @Override
        public Optional<Matter> matter() {
            return Optional.empty();
        }
    }
}
