package vn.lienket.registry.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.RejectionReason;
import vn.lienket.registry.FailedAttempts;
import vn.lienket.schemas.kafka.FactReader;
import vn.lienket.schemas.kafka.UnreadableFact;

/**
 * Restores the failed attempts of the accounts whose requests come to this instance, from the facts that told them: {@code cccd-update-rejected} has the key,
 * hence the partition, of the requests.
 */
final class PastRejections {

    private static final String TOPIC = "cccd-update-rejected";
    private static final List<RejectionReason> NOT_ASKED =
            List.of(RejectionReason.INVALID_CLAIM, RejectionReason.TOO_MANY_ATTEMPTS, RejectionReason.UNKNOWN);

    private final TopicEnd topics;
    private final FactReader facts;
    private final FailedAttempts attempts;

    PastRejections(TopicEnd topics, FactReader facts, FailedAttempts attempts) {
        this.topics = topics;
        this.facts = facts;
        this.attempts = attempts;
    }

    /** Returns when all that was rejected until now is known. With another number of partitions an account's rejections may be in any. */
    void restore(Collection<Integer> partitions, int ofPartitions) {
        boolean alike = topics.partitions(TOPIC) == ofPartitions;
        topics.read(TOPIC, this::sinceItMatters, number -> !alike || partitions.contains(number), this::remember);
    }

    private void sinceItMatters(Consumer<byte[], byte[]> reader, List<TopicPartition> partitions) {
        long since = attempts.since().toEpochMilli();
        Map<TopicPartition, Long> times =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> since));
        reader.seekToEnd(partitions);
        reader.offsetsForTimes(times).forEach((partition, found) -> {
            if (found != null) {
                reader.seek(partition, found.offset());
            }
        });
    }

    private void remember(ConsumerRecord<byte[], byte[]> record) {
        try {
            CccdUpdateRejected fact = facts.value(TOPIC, record.value(), CccdUpdateRejected.class);
            if (isFailure(fact.getReason())) {
                attempts.add(FactReader.key(record.key()), fact.getRequestId(), fact.getOccurredAt());
            }
        } catch (UnreadableFact ignored) {
            // Not ours: whoever wrote it told nobody of an attempt.
        }
    }

    private static boolean isFailure(RejectionReason reason) {
        return !NOT_ASKED.contains(reason);
    }
}
