package vn.lienket.linking.kafka;

import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Facts of now are committed within milliseconds, because someone waits for them. A backlog waits for {@code commit.interval.ms}: it is worked off faster
 * in large transactions.
 */
final class CommitPace {

    private static final Duration NOW = Duration.ofSeconds(1);

    private final ProcessorContext<?, ?> context;
    private final Clock clock;
    private boolean someoneWaits;

    CommitPace(ProcessorContext<?, ?> context, Clock clock, Duration commitWithin) {
        this.context = context;
        this.clock = clock;
        context.schedule(commitWithin, PunctuationType.WALL_CLOCK_TIME, now -> commit());
    }

    void decidedOnWhatCameAt(long timestamp) {
        someoneWaits |= clock.millis() - timestamp < NOW.toMillis();
    }

    private void commit() {
        if (someoneWaits) {
            context.commit();
            someoneWaits = false;
        }
    }
}
