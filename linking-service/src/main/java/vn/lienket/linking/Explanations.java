package vn.lienket.linking;

import java.util.Optional;

/** Looks up what was announced, and decides it again. */
public interface Explanations {

    /**
     * @param citizenRef of the link, when known: then only a part of the log is looked through
     * @return empty when nothing with this eventId was announced
     * @throws LogUnreadable when it cannot be said
     * @throws Busy when as many are being looked for as may be at a time
     */
    Optional<Explanation> explain(String eventId, Optional<String> citizenRef);

    /** Looking through the log takes a whole processor, so not everyone at once. */
    final class Busy extends RuntimeException {
        public Busy() {
            super("busy", null, false, false);
        }
    }

    /** The broker or the registry is away: that is no answer. */
    final class LogUnreadable extends RuntimeException {
        public LogUnreadable(Throwable cause) {
            super("the log cannot be read", cause);
        }
    }
}
