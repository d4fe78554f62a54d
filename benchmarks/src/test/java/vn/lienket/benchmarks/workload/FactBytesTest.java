package vn.lienket.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.VneidLogin;

/** The generator's bytes are what Confluent's serializer would have written. */
class FactBytesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private final SchemaRegistryClient registry = new MockSchemaRegistryClient();
    private final Workload workload = Workload.usual(10_000, NOW.toEpochMilli());

    @Test
    void writesTheSameBytesAsConfluentsSerializer() throws Exception {
        for (String topic : List.of("cccd-updated", "vneid-login", "account-linked")) {
            registry.register(topic + "-value", SchemaIds.newest(topic));
        }
        SchemaIds ids = SchemaIds.from(registry);
        for (long n = 0; n < workload.facts(); n += 7) {
            Fact fact = workload.fact(n);
            SpecificRecord same = fact instanceof AccountFact account ? record(account) : record((LoginFact) fact);
            assertThat(fact.value(ids)).isEqualTo(confluent(fact.topic(), same));
        }
    }

    private byte[] confluent(String topic, SpecificRecord fact) {
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer(registry)) {
            serializer.configure(
                    Map.of(
                            "schema.registry.url", "mock://none",
                            "auto.register.schemas", false,
                            "avro.remove.java.properties", true),
                    false);
            return serializer.serialize(topic, fact);
        }
    }

    private static CccdUpdated record(AccountFact fact) {
        return CccdUpdated.newBuilder()
                .setEventId(text(fact.eventId()))
                .setOccurredAt(Instant.ofEpochMilli(fact.occurredAt()))
                .setCitizenRef(text(fact.key()))
                .setPortal(text(fact.citizen().portal()))
                .setAccountId(text(fact.citizen().accountId()))
                .setAccountType(AccountType.CITIZEN)
                .setRequestId(text(fact.requestId()))
                .build();
    }

    private static VneidLogin record(LoginFact fact) {
        return VneidLogin.newBuilder()
                .setEventId(text(fact.eventId()))
                .setOccurredAt(Instant.ofEpochMilli(fact.occurredAt()))
                .setCitizenRef(text(fact.key()))
                .setVneidSubject(text(fact.citizen().vneidSubject()))
                .setAssuranceLevel(AssuranceLevel.LEVEL_2)
                .setPortal("dvcqg")
                .build();
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
