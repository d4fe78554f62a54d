package vn.lienket.notification;

/** What came of carrying one notice to one citizen. */
public sealed interface Delivery {

    <T> T fold(Fold<T> fold);

    interface Fold<T> {
        T accepted();

        T noAddress();

        T refused(String code);

        T notNow(String code);
    }

    /** The next station took it over. */
    record Accepted() implements Delivery {
        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.accepted();
        }
    }

    /** The contact has no address of this kind. */
    record NoAddress() implements Delivery {
        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.noAddress();
        }
    }

    /** For good: trying again would not help. */
    record Refused(String code) implements Delivery {
        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.refused(code);
        }
    }

    /** This one was not taken now, others may be: mailbox full, greylisted. */
    record NotNow(String code) implements Delivery {
        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.notNow(code);
        }
    }
}
