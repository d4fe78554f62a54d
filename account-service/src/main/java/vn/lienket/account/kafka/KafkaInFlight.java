package vn.lienket.account.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;
import vn.lienket.account.InFlight;
import vn.lienket.account.Outbox;

/** Nothing is in flight when the outbox is empty and each awaited group has read its topics to the end, asked in the order in which facts flow. */
@Component
final class KafkaInFlight implements InFlight {

    private final Outbox outbox;
    private final Admin admin;
    private final InFlightSettings settings;

    KafkaInFlight(Outbox outbox, Admin admin, InFlightSettings settings) {
        this.outbox = outbox;
        this.admin = admin;
        this.settings = settings;
    }

    @Override
    public boolean hasArrived() {
        try {
            return outbox.isEmpty() && settings.readers().stream().allMatch(this::isAtTheEnd);
        } catch (Unknown brokerDidNotSay) {
            return false;
        }
    }

    private boolean isAtTheEnd(InFlightSettings.Reader reader) {
        try {
            Map<TopicPartition, Long> ends = ends(reader);
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(reader.group())
                    .partitionsToOffsetAndMetadata()
                    .get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
            return ends.entrySet().stream().allMatch(end -> end.getValue() <= offset(read.get(end.getKey())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unknown(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new Unknown(e);
        }
    }

    private static long offset(OffsetAndMetadata read) {
        return read == null ? 0 : read.offset();
    }

    private Map<TopicPartition, Long> ends(InFlightSettings.Reader reader)
            throws ExecutionException, InterruptedException, TimeoutException {
        long patience = settings.patience().toMillis();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (TopicDescription topic : admin.describeTopics(reader.topics())
                .allTopicNames()
                .get(patience, TimeUnit.MILLISECONDS)
                .values()) {
            topic.partitions()
                    .forEach(partition ->
                            latest.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
        }
        return admin
                .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(patience, TimeUnit.MILLISECONDS)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static final class Unknown extends RuntimeException {
        Unknown(Exception cause) {
            super(cause);
        }
    }
}
