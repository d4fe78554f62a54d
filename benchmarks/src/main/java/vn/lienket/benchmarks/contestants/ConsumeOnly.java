package vn.lienket.benchmarks.contestants;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Bound: reads every fact, and writes one record when it has seen all. */
public final class ConsumeOnly {

    private ConsumeOnly() {}

    public static void main(String[] arguments) {
        long left = Terms.number("BENCHMARK_FACTS");
        try (KafkaConsumer<byte[], byte[]> consumer = CopyLoop.consumer()) {
            consumer.subscribe(List.of(Terms.ACCOUNTS, Terms.LOGINS));
            while (consumer.assignment().isEmpty()) {
                left -= consumer.poll(Duration.ofMillis(100)).count();
            }
            Terms.ready();
            while (left > 0) {
                left -= consumer.poll(Duration.ofMillis(100)).count();
            }
            sayDone();
            while (true) {
                consumer.poll(Duration.ofSeconds(1)); // until it is told to stop
            }
        }
    }

    private static void sayDone() {
        Map<String, Object> settings = Terms.kafka();
        settings.put("key.serializer", ByteArraySerializer.class);
        settings.put("value.serializer", ByteArraySerializer.class);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            producer.send(new ProducerRecord<>(Terms.LINKS, new byte[0]));
        }
    }
}
