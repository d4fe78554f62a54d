package vn.lienket.notification;

import java.time.Duration;
import java.util.Optional;

/** Carries notices to citizens, by one channel. */
public interface Post {

    Channel channel();

    Effort effort();

    /** @throws Outage when nothing can be carried at present, which says nothing about this notice */
    Delivery deliver(Notice notice, Contact contact, Language language);

    /** Called by the thread that delivered, once it is recorded what became of it, or could not be. */
    default void settled() {}

    /**
     * @param atOnce how many notices are carried at a time
     * @param poll how soon a sender looks for work unasked
     * @param longestPause of a sender during an outage
     * @param retry of one notice that is not taken now
     */
    record Effort(int atOnce, Duration poll, Duration longestPause, RetryPolicy retry) {}

    /** The whole way is closed (server down, login refused): no notice is to blame and none spends a try on it. */
    final class Outage extends RuntimeException {

        private final String code;
        private final Duration pause;

        /** @param code never says whom or what it was about */
        public Outage(String code, Throwable cause) {
            this(code, null, cause);
        }

        /** @param pause asked for by the other side, null if it did not ask */
        public Outage(String code, Duration pause, Throwable cause) {
            super("nothing is taken at present: " + code, cause);
            this.code = code;
            this.pause = pause;
        }

        public String code() {
            return code;
        }

        public Optional<Duration> pause() {
            return Optional.ofNullable(pause);
        }
    }
}
