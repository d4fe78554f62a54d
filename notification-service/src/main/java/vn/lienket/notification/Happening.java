package vn.lienket.notification;

import java.util.Optional;

/** What happened to an account. */
public sealed interface Happening {

    /** What its citizen is told; empty when there is nothing or nobody to tell. @param before where the account stood */
    Optional<Matter> matter(Standing before);

    /** Where the account stands from now on. */
    default Standing after(Standing before) {
        return before;
    }

    record CccdConfirmed() implements Happening {
        @Override
        public Optional<Matter> matter(Standing before) {
            return Optional.of(Matter.of(NoticeKind.CCCD_CONFIRMED));
        }

        @Override
        public Standing after(Standing before) {
            return before.withNumberConfirmed();
        }
    }

    record CccdRejected(String reason) implements Happening {
        @Override
        public Optional<Matter> matter(Standing before) {
            return Optional.of(new Matter(NoticeKind.CCCD_REJECTED, reason));
        }
    }

    record Linked(long sequence, boolean late, boolean replacesSubject) implements Happening {
        @Override
        public Optional<Matter> matter(Standing before) {
            return Optional.of(Matter.of(kind(before)));
        }

        @Override
        public Standing after(Standing before) {
            return before.withLink(sequence, true);
        }

        /** What matters most to the citizen is said: another identity before a re-opened account before the period of grace. */
        private NoticeKind kind(Standing before) {
            if (replacesSubject) {
                return NoticeKind.SUBJECT_CHANGED;
            }
            if (before.closed()) {
                return NoticeKind.REOPENED;
            }
            return late ? NoticeKind.LINKED_LATE : NoticeKind.LINKED;
        }
    }

    record Unlinked(long sequence, String reason) implements Happening {
        @Override
        public Optional<Matter> matter(Standing before) {
            return Optional.of(new Matter(NoticeKind.UNLINKED, reason));
        }

        @Override
        public Standing after(Standing before) {
            return before.withLink(sequence, false);
        }
    }

    record Refused(String reason) implements Happening {
        @Override
        public Optional<Matter> matter(Standing before) {
            return Optional.of(new Matter(NoticeKind.LINK_REFUSED, reason));
        }
    }

    /** Ops decided between two accounts of one citizen at one portal. That a link was withdrawn is told by the fact of it. */
    record Decided(String action) implements Happening {
        @Override
        public Optional<Matter> matter(Standing before) {
            return action.equals("UNLINK")
                    ? Optional.empty()
                    : Optional.of(new Matter(NoticeKind.CONFLICT_DECIDED, action));
        }
    }

    /** At the cutoff this is each citizen's share of "the cutoff was reached". */
    record Closed(String reason) implements Happening {

        /** The link, which re-opens the account, comes from another topic and may be heard of first. */
        private static final String LINKED_MEANWHILE = "LINKED_MEANWHILE";

        @Override
        public Optional<Matter> matter(Standing before) {
            return Optional.of(new Matter(NoticeKind.ACCOUNT_CLOSED, before.linked() ? LINKED_MEANWHILE : reason));
        }

        @Override
        public Standing after(Standing before) {
            return before.withClosure();
        }
    }

    /** The citizen's data were erased, and with them the way to reach the citizen. */
    record Erased() implements Happening {
        @Override
        public Optional<Matter> matter(Standing before) {
            return Optional.empty();
        }

        @Override
        public Standing after(Standing before) {
            return Standing.NEW;
        }
    }
}
