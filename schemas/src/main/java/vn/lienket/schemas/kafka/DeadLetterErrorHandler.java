package vn.lienket.schemas.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.listener.RetryListener;
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

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterErrorHandler.class);
    private static final long FIRST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final Predicate<Throwable> outage;

    /** @param outage says of a cause that it is not the record's fault, e.g. {@code TransientDataAccessException.class::isInstance} */
    @SuppressWarnings("unchecked")
    public DeadLetterErrorHandler(DeadLetters deadLetters, Predicate<Throwable> outage) {
        super((record, failure) -> deadLetters.add((ConsumerRecord<byte[], byte[]>) record, reason(failure)));
        this.outage = outage.or(RegistryUnreachable.class::isInstance);
        setBackOffFunction((record, failure) -> pauses(failure));
        setRetryListeners(new Told());
        setCommitRecovered(true);
    }

    /**
     * Hands on the cause that decides, without what Spring wrapped around it: the tries are counted anew when the class changes, so a record that an outage
     * held up and that then proves unreadable is set aside, and tries that an outage took are not held against the record.
     */
    @Override
    public void handleRemaining(
            Exception thrown,
            List<ConsumerRecord<?, ?>> records,
            Consumer<?, ?> consumer,
            MessageListenerContainer container) {
        super.handleRemaining(deciding(thrown), records, consumer, container);
    }

    /**
     * As with a single record, for the record that the listener names by {@link BatchListenerFailedException}; those before it count as handled. A listener
     * that names none has its first record blamed.
     */
    @Override
    public void handleBatch(
            Exception thrown,
            ConsumerRecords<?, ?> batch,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        List<ConsumerRecord<?, ?>> left = new ArrayList<>();
        batch.forEach(left::add);
        Throwable named = find(thrown, BatchListenerFailedException.class::isInstance);
        if (named instanceof BatchListenerFailedException failed) {
            commit(takeUntil(failed, left), consumer);
        }
        handleRemaining(thrown, left, consumer, container);
        commit(List.of(left.remove(0)), consumer);
        if (!left.isEmpty()) {
            // Else the container would take the rest, which is read again, for handled.
            throw new KafkaException("one record of a batch was set aside");
        }
    }

    /** Takes the handled ones out of the batch. */
    private static List<ConsumerRecord<?, ?>> takeUntil(
            BatchListenerFailedException failed, List<ConsumerRecord<?, ?>> batch) {
        List<ConsumerRecord<?, ?>> handled = batch.subList(0, Math.max(0, batch.indexOf(failed.getRecord())));
        List<ConsumerRecord<?, ?>> taken = List.copyOf(handled);
        handled.clear();
        return taken;
    }

    private static void commit(List<ConsumerRecord<?, ?>> handled, Consumer<?, ?> consumer) {
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        for (ConsumerRecord<?, ?> record : handled) {
            next.put(
                    new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
        }
        if (!next.isEmpty()) {
            consumer.commitSync(next);
        }
    }

    private Exception deciding(Exception thrown) {
        Throwable found = find(thrown, UnreadableFact.class::isInstance);
        if (found == null) {
            found = find(thrown, outage);
        }
        return found instanceof Exception decides ? decides : thrown;
    }

    private BackOff pauses(Throwable failure) {
        if (find(failure, UnreadableFact.class::isInstance) != null) {
            return new FixedBackOff(0, 0);
        }
        ExponentialBackOff growing = new ExponentialBackOff(FIRST_PAUSE_MS, 2);
        growing.setMaxInterval(LONGEST_PAUSE_MS);
        if (find(failure, outage) == null) {
            growing.setMaxAttempts(5);
        }
        return growing;
    }

    /** An unreadable fact says itself what is wrong; of any other failure only the type is told, since its message may quote personal data. */
    private static String reason(Throwable failure) {
        Throwable unreadable = find(failure, UnreadableFact.class::isInstance);
        return unreadable != null
                ? unreadable.getMessage()
                : "the handler failed: " + root(failure).getClass().getName();
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static Throwable find(Throwable failure, Predicate<Throwable> kind) {
        Throwable cause = failure;
        while (cause != null && !kind.test(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** One line when a record starts to wait and one when it is set aside, not one a try. */
    private static final class Told implements RetryListener {

        @Override
        public void failedDelivery(ConsumerRecord<?, ?> record, Exception failure, int tries) {
            if (tries == 1 && !(failure instanceof UnreadableFact)) {
                LOG.warn(
                        "{} is tried again: {}",
                        place(record),
                        root(failure).getClass().getName());
            }
        }

        @Override
        public void recovered(ConsumerRecord<?, ?> record, Exception failure) {
            LOG.warn("{} is a dead letter: {}", place(record), reason(failure));
        }

        private static String place(ConsumerRecord<?, ?> record) {
            return record.topic() + "-" + record.partition() + "@" + record.offset();
        }
    }
}
