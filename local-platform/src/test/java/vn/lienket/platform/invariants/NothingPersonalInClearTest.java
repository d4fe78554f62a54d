package vn.lienket.platform.invariants;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienket.platform.PostgresServer;
import vn.lienket.platform.TestParts;

class NothingPersonalInClearTest {

    private static final Canaries CANARIES = new Canaries()
            .add("CCCD", List.of("074188004321"))
            .add("CMND", List.of("280123456"))
            .add("name", List.of("Nguyễn Thị Hòa"));

    @TempDir
    private Path folder;

    @Test
    void findsAValueInAnyBytes() {
        assertThat(CANARIES.findIn("x\u0000074188004321\u0018Nguyễn Thị Hòa074188004321".getBytes(UTF_8)))
                .isEqualTo(Map.of("CCCD", 2, "name", 1));
    }

    @Test
    void findsNothingInANumberThatOnlyContainsIt() {
        assertThat(CANARIES.findIn("1732280123456 0741880043210".getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void seesALogThatNamesSomebody() throws Exception {
        Files.writeString(folder.resolve("service.log"), "ok\nlogin of Nguyễn Thị Hòa\n");
        assertThat(violations(new FileOutput("logs", folder))).containsExactly("logs has 1 × name");
    }

    @Test
    void seesATopicThatCarriesANumberInKeyValueOrHeader() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestParts.shared().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> leak =
                    new ProducerRecord<>("link-command.dlq", "074188004321".getBytes(UTF_8), new byte[] {0, 1});
            leak.headers().add("dlq_reason", "no account for 280123456".getBytes(UTF_8));
            producer.send(leak).get();
        }
        assertThat(violations(new TopicOutput(TestParts.shared().bootstrapServers())))
                .containsExactly("topics has 1 × CCCD", "topics has 1 × CMND");
    }

    @Test
    void seesATableThatHoldsAName() throws Exception {
        String address = TestParts.shared().database("leaky");
        try (var connection = DriverManager.getConnection(address, PostgresServer.USER, "");
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists holder (id int, name bytea)");
            statement.execute("insert into holder values (1, convert_to('Nguyễn Thị Hòa', 'UTF8'))");
        }
        assertThat(violations(new TableOutput("database", address, PostgresServer.USER)))
                .containsExactly("database has 1 × name");
    }

    @Test
    void doesNotTakeWhatItCouldNotReadForClean() {
        assertThat(violations(new PageOutput("metrics", java.net.URI.create("http://localhost:1/actuator/prometheus"))))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("could not be searched"));
    }

    private static List<String> violations(Output output) {
        return new NothingPersonalInClear(CANARIES, List.of(output)).violations();
    }
}
