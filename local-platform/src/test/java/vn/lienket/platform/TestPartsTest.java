package vn.lienket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.VneidLogin;

class TestPartsTest {

    private final TestParts parts = TestParts.shared();

    @Test
    void carriesAFactFromAWriterThatNeverRegistersToAReader() throws Exception {
        VneidLogin login = VneidLogin.newBuilder()
                .setEventId("7d444840-9dc0-11d1-b245-5ffdce74fad2")
                .setOccurredAt(Instant.parse("2024-06-30T16:59:59.999Z"))
                .setCitizenRef("k1.AAAAAAAAAAAAAAAAAAAAAA")
                .setVneidSubject("subject")
                .setAssuranceLevel(AssuranceLevel.LEVEL_2)
                .setPortal("dvcqg")
                .build();
        try (var producer = new KafkaProducer<String, Object>(
                        with("key.serializer", StringSerializer.class, "value.serializer", KafkaAvroSerializer.class));
                var consumer = new KafkaConsumer<String, Object>(with(
                        "key.deserializer",
                        StringDeserializer.class,
                        "value.deserializer",
                        KafkaAvroDeserializer.class))) {
            producer.send(new ProducerRecord<>("vneid-login", login.getCitizenRef(), login))
                    .get();
            consumer.subscribe(List.of("vneid-login"));
            assertThat(first(consumer)).isEqualTo(login);
        }
    }

    @Test
    void keepsADatabaseOfThatName() throws Exception {
        String address = parts.database("kept");
        try (var connection = DriverManager.getConnection(address, PostgresServer.USER, "");
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists t (n int)");
        }
        assertThat(parts.database("kept")).isEqualTo(address);
    }

    private static Object first(KafkaConsumer<String, Object> consumer) {
        for (int polls = 0; polls < 30; polls++) {
            for (ConsumerRecord<String, Object> record : consumer.poll(Duration.ofSeconds(1))) {
                return record.value();
            }
        }
        throw new AssertionError("nothing arrived");
    }

    private Map<String, Object> with(Object... more) {
        Map<String, Object> settings = new HashMap<>(parts.clientSettings());
        settings.put("group.id", "test-parts");
        settings.put("auto.offset.reset", "earliest");
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i].toString(), more[i + 1]);
        }
        return settings;
    }
}
