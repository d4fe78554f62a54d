package vn.lienket.notification;

import java.time.Duration;
import java.util.Optional;

/** What the other side made of a call. */
public sealed interface CallAnswer {

    <T> T fold(Fold<T> fold);

    default boolean isAcknowledged() {
        return false;
    }

    default boolean isGone() {
        return false;
    }

    interface Fold<T> {
        T acknowledged(Acknowledged answer);

        T gone(Gone answer);

        T failed(Failed answer);
    }

    record Acknowledged(String code) implements CallAnswer {
        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.acknowledged(this);
        }

        @Override
        public boolean isAcknowledged() {
            return true;
        }
    }

    /** It wants no more calls. */
    record Gone(String code) implements CallAnswer {
        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.gone(this);
        }

        @Override
        public boolean isGone() {
            return true;
        }
    }

    /** @param code such as HTTP_503 or TIMEOUT; @param notBefore what it asked for itself */
    record Failed(String code, Optional<Duration> notBefore) implements CallAnswer {
        @Override
        public <T> T fold(Fold<T> fold) {
            return fold.failed(this);
        }
    }
}
