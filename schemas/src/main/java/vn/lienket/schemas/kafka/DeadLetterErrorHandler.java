package vn.lienket.schemas.kafka;

import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What a listener of plain bytes does with a record that failed: an {@link UnreadableFact} goes to the dead letters at once; during an outage (registry,
 * database, broker) the record is tried again for as long as it lasts; anything else is tried five times, then goes to the dead letters.
 *
 * <p>Between tries the container polls, so no outage makes the group rebalance.
 */
public final class DeadLetterErrorHandler extends DefaultErrorHandler {

    private static final long FIRST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 5_000;

    /** @param outage says of a cause that it is not the record's fault, e.g. {@code TransientDataAccessException.class::isInstance} */
    @SuppressWarnings("unchecked")
    public DeadLetterErrorHandler(DeadLetters deadLetters, Predicate<Throwable> outage) {
        super((record, failure) -> deadLetters.add((ConsumerRecord<byte[], byte[]>) record, reason(failure)));
        setBackOffFunction((record, failure) -> pauses(failure, outage));
        setCommitRecovered(true);
    }

    private static BackOff pauses(Throwable failure, Predicate<Throwable> outage) {
        if (find(failure, UnreadableFact.class::isInstance) != null) {
            return new FixedBackOff(0, 0);
        }
        ExponentialBackOff growing = new ExponentialBackOff(FIRST_PAUSE_MS, 2);
        growing.setMaxInterval(LONGEST_PAUSE_MS);
        if (find(failure, RegistryUnreachable.class::isInstance) == null && find(failure, outage) == null) {
            growing.setMaxAttempts(5);
        }
        return growing;
    }

    /** An unreadable fact says itself what is wrong; of any other failure only the type is told, since its message may quote personal data. */
    private static String reason(Throwable failure) {
        Throwable unreadable = find(failure, UnreadableFact.class::isInstance);
        if (unreadable != null) {
            return unreadable.getMessage();
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "the handler failed: " + root.getClass().getName();
    }

    private static Throwable find(Throwable failure, Predicate<Throwable> kind) {
        Throwable cause = failure;
        while (cause != null && !kind.test(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
