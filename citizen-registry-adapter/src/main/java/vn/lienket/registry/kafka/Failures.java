package vn.lienket.registry.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienket.registry.RegistryUnavailable;
import vn.lienket.schemas.kafka.DeadLetters;
import vn.lienket.schemas.kafka.RegistryUnreachable;
import vn.lienket.schemas.kafka.UnreadableFact;

/**
 * What becomes of a request that failed, by the rules of {@link vn.lienket.schemas.kafka.DeadLetterErrorHandler}, which can only serve listeners that do one
 * record at a time.
 */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int TRIES = 6;
    private static final long FIRST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final DeadLetters deadLetters;
    private final Counter counted;

    Failures(DeadLetters deadLetters, MeterRegistry meters) {
        this.deadLetters = deadLetters;
        this.counted = Counter.builder("registry.dead.letters")
                .description("requests set aside since the start; alert on any growth")
                .register(meters);
    }

    /** Empty when the record was set aside; otherwise the pause before the next try. An outage is not held against the record. */
    Optional<Duration> handle(ConsumerRecord<byte[], byte[]> record, RuntimeException failure, Tries tries) {
        if (failure instanceof UnreadableFact || (!isOutage(failure) && tries.countOwn() >= TRIES)) {
            return setAside(record, failure, tries);
        }
        if (tries.countAll() == 1 && !(failure instanceof RegistryUnavailable)) {
            LOG.warn("{} is tried again: {}", place(record), failure.getClass().getName());
        }
        return Optional.of(pauseAfter(tries.all()));
    }

    private Optional<Duration> setAside(ConsumerRecord<byte[], byte[]> record, RuntimeException failure, Tries tries) {
        // An unreadable fact says itself what is wrong; the message of any other failure may quote personal data.
        String reason = failure instanceof UnreadableFact
                ? failure.getMessage()
                : "the handler failed: " + failure.getClass().getName();
        try {
            deadLetters.add(record, reason);
            counted.increment();
        } catch (RuntimeException e) {
            tries.countAll();
            return Optional.of(pauseAfter(tries.all()));
        }
        LOG.warn("{} is a dead letter: {}", place(record), reason);
        return Optional.empty();
    }

    private static boolean isOutage(RuntimeException failure) {
        return failure instanceof RegistryUnavailable
                || failure instanceof RegistryUnreachable
                || failure instanceof Answers.NotPublished;
    }

    private static Duration pauseAfter(int tries) {
        long growing = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(tries - 1, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(growing / 2, growing + 1));
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    /** Of one record; only one thread at a time has it. */
    static final class Tries {
        private int all;
        private int own;

        int countAll() {
            return ++all;
        }

        int countOwn() {
            return ++own;
        }

        int all() {
            return Math.max(1, all);
        }
    }
}
