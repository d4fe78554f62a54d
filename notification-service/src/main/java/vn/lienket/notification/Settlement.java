package vn.lienket.notification;

import java.time.Instant;

/** What becomes of a notice after a try. */
public sealed interface Settlement {

    <T> T fold(Fold<T> fold);

    default boolean isSent() {
        return false;
    }

    interface Fold<T> {
        T settled(Settled settled);

        T postponed(Postponed postponed);

        T handedOn(HandedOn handedOn);
    }

    /** @param failure code, null when all went well */
    record Settled(NoticeState state, Instant at, String failure) implements Settlement {
        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.settled(this);
        }

        @Override
        public boolean isSent() {
            return state == NoticeState.SENT;
        }
    }

    /** @param tries that count against giving up, so far */
    record Postponed(Instant until, String failure, int tries) implements Settlement {
        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.postponed(this);
        }
    }

    /** This channel failed for good; it is another one's turn. */
    record HandedOn(Channel from, String failure, Channel to, Instant at) implements Settlement {
        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.handedOn(this);
        }
    }
}
