package vn.lienket.linking.kafka.logbook;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the changelogs are written. Kafka Streams tells no store, so it listens at the producers. */
public final class ChangelogOffsets {

    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

    /** The offset behind the last record that was acknowledged, or {@link Journal#NO_OFFSET}. */
    long next(TopicPartition changelog) {
        return next.getOrDefault(changelog, Journal.NO_OFFSET);
    }

    private void acknowledged(String topic, int partition, long offset) {
        next.put(new TopicPartition(topic, partition), offset + 1);
    }

    /** To be set as {@code interceptor.classes} of the producers. */
    public static final class Listener implements ProducerInterceptor<byte[], byte[]> {

        /** Producer setting whose value is the {@link ChangelogOffsets}. */
        public static final String OFFSETS = "linking.changelog-offsets";

        private ChangelogOffsets offsets;

        @Override
        public void configure(Map<String, ?> settings) {
            offsets = (ChangelogOffsets) settings.get(OFFSETS);
        }

        @Override
        public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
            return record;
        }

        @Override
        public void onAcknowledgement(RecordMetadata metadata, Exception failure) {
            if (failure == null && metadata.topic().endsWith("-changelog")) {
                offsets.acknowledged(metadata.topic(), metadata.partition(), metadata.offset());
            }
        }

        @Override
        public void close() {}
    }
}
