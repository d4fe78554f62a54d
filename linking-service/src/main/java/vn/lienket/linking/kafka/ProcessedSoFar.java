package vn.lienket.linking.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Up to where production has read, and what it has announced by then. Both are committed together, so that when nothing was read between two looks, what
 * was announced between them belongs to it.
 *
 * @param inputs ends of what it has decided on
 * @param outputs ends of what it has announced
 */
record ProcessedSoFar(Map<TopicPartition, Long> inputs, Map<TopicPartition, Long> outputs) {

    private static final int LOOKS = 500;

    static ProcessedSoFar of(Admin admin, Recordings recordings, String group, LinkingSettings.Topics topics) {
        List<String> outputs = List.of(topics.accountLinked(), topics.accountUnlinked());
        for (int look = 0; look < LOOKS; look++) {
            Map<TopicPartition, Long> before = committed(admin, group);
            Map<TopicPartition, Long> announced = recordings.ends(recordings.partitions(outputs));
            boolean handedOver = recordings.ends(recordings.partitions(List.of(topics.handovers()))).entrySet().stream()
                    .allMatch(end -> before.getOrDefault(end.getKey(), 0L) >= end.getValue());
            if (handedOver && before.equals(committed(admin, group))) {
                return new ProcessedSoFar(inputs(recordings, before, topics), announced);
            }
        }
        throw new IllegalStateException(
                "production never paused for a moment, or is down with an account between two citizens: try again");
    }

    private static Map<TopicPartition, Long> inputs(
            Recordings recordings, Map<TopicPartition, Long> committed, LinkingSettings.Topics topics) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        Stream.of(topics.cccdUpdated(), topics.vneidLogin(), topics.linkCommand())
                .flatMap(topic -> recordings.partitions(List.of(topic)).stream())
                .forEach(partition -> ends.put(partition, committed.getOrDefault(partition, 0L)));
        ends.putAll(recordings.ends(recordings.partitions(List.of(topics.cutoffScheduled()))));
        return ends;
    }

    private static Map<TopicPartition, Long> committed(Admin admin, String group) {
        try {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            admin.listConsumerGroupOffsets(group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> Optional.ofNullable(offset)
                            .map(OffsetAndMetadata::offset)
                            .ifPresent(known -> offsets.put(partition, known)));
            return offsets;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
