package vn.lienket.registry;

import static org.awaitility.Awaitility.await;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.platform.TestParts;

/** All that the service wrote, read from the start as bytes. */
final class Published implements AutoCloseable {

    static final String DEAD_LETTERS = "cccd-update-requested.dlq";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ConsumerRecord<byte[], byte[]>> records = new CopyOnWriteArrayList<>();
    private final Consumer<ConsumerRecord<byte[], byte[]>> onRecord;
    private Thread reader;
    private volatile boolean closed;
    private final KafkaAvroDeserializer avro = new KafkaAvroDeserializer();

    Published() {
        onRecord = records::add;
        start(TestParts.shared().clientSettings());
    }

    /** Keeps nothing, but tells of each record: for more records than one wants to look through again and again. */
    Published(Map<String, Object> clientSettings, Consumer<ConsumerRecord<byte[], byte[]>> onRecord) {
        this.onRecord = onRecord;
        start(clientSettings);
    }

    private void start(Map<String, Object> clientSettings) {
        avro.configure(clientSettings, false);
        reader = new Thread(() -> read(clientSettings), "published");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Map<String, Object> clientSettings) {
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put("group.id", "published");
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("cccd-updated", "cccd-update-rejected", DEAD_LETTERS));
            while (!closed) {
                consumer.poll(Duration.ofMillis(200)).forEach(onRecord);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        reader.join();
    }

    List<ConsumerRecord<byte[], byte[]>> all() {
        return List.copyOf(records);
    }

    /** The answers to a request, in no promised order. */
    List<ConsumerRecord<byte[], byte[]>> answersTo(CccdUpdateRequested request) {
        return records.stream()
                .filter(record -> !record.topic().equals(DEAD_LETTERS))
                .filter(record -> requestId(fact(record)).equals(request.getRequestId()))
                .toList();
    }

    ConsumerRecord<byte[], byte[]> awaitAnswerTo(CccdUpdateRequested request) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> answersTo(request), answers -> !answers.isEmpty())
                .get(0);
    }

    List<ConsumerRecord<byte[], byte[]>> deadLetters(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        return records.stream()
                .filter(record -> record.topic().equals(DEAD_LETTERS))
                .filter(wanted)
                .toList();
    }

    ConsumerRecord<byte[], byte[]> awaitDeadLetter(Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> deadLetters(wanted), letters -> !letters.isEmpty())
                .get(0);
    }

    SpecificRecord fact(ConsumerRecord<byte[], byte[]> record) {
        return (SpecificRecord) avro.deserialize(record.topic(), record.value());
    }

    static String text(byte[] utf8) {
        return utf8 == null ? null : new String(utf8, StandardCharsets.UTF_8);
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    private static String requestId(SpecificRecord fact) {
        return fact instanceof CccdUpdated updated
                ? updated.getRequestId()
                : ((CccdUpdateRejected) fact).getRequestId();
    }
}
