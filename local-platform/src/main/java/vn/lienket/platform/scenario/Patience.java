package vn.lienket.platform.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what is to come, but not for ever: what did not come then is seen in the report. */
final class Patience {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Duration longest;

    /** @param more that something is expected to be down */
    Patience(Duration more) {
        this.longest = LONGEST.plus(more);
    }

    void until(BooleanSupplier condition) {
        Instant end = Instant.now().plus(longest);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            Http.pause(POLL);
        }
    }
}
