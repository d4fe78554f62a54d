package vn.lienket.platform.invariants;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Keys, values and headers of every record of every topic, dead letters, changelogs and Kafka's own included, aborted ones too. */
public final class TopicOutput implements Output {

    private final String bootstrapServers;

    public TopicOutput(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public void read(Reader reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<String> topics = List.copyOf(consumer.listTopics().keySet());
            FactsOnBroker.readToEnd(consumer, FactsOnBroker.partitions(consumer, topics), (record, place) -> {
                piece(record.key(), reader);
                piece(record.value(), reader);
                for (Header header : record.headers()) {
                    piece(header.value(), reader);
                }
            });
        }
    }

    private static void piece(byte[] bytes, Reader reader) {
        if (bytes != null) {
            reader.piece(bytes);
        }
    }
}
