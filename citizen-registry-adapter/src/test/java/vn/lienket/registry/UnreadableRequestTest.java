package vn.lienket.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.platform.TestParts;

class UnreadableRequestTest extends RunningAdapter {

    static Stream<Arguments> unreadable() {
        CccdUpdateRequested request = PORTALS.request(Portals.claim());
        byte[] good = PORTALS.bytes(request);
        String key = Portals.key(request);
        return Stream.of(
                Arguments.of("garbage", key, utf8("no Avro at all"), "not Avro in Confluent's wire format"),
                Arguments.of("empty value", key, new byte[0], "not Avro in Confluent's wire format"),
                Arguments.of("null value", key, null, "no value"),
                Arguments.of("truncated", key, Arrays.copyOf(good, good.length - 40), "not Avro in Confluent's"),
                Arguments.of("cut in its head", key, Arrays.copyOf(good, 3), "not Avro in Confluent's"),
                Arguments.of("unknown schema id", key, withSchemaId(good, 987_654), "unknown schema id"),
                Arguments.of("schema id zero", key, withSchemaId(good, 0), "unknown schema id"),
                Arguments.of("negative schema id", key, withSchemaId(good, -1), "unknown schema id"),
                Arguments.of("largest schema id", key, withSchemaId(good, Integer.MAX_VALUE), "unknown schema id"),
                Arguments.of("null key", null, good, "no key"),
                Arguments.of("empty key", "", good, "no key"),
                Arguments.of("another account's key", "dvcqg/other", good, "the key is not portal/accountId"),
                Arguments.of("another fact", key, anotherFact(), "not a CccdUpdateRequested"),
                Arguments.of(
                        "a claim sealed for another account",
                        "dvcqg/thief",
                        PORTALS.bytes(CccdUpdateRequested.newBuilder(request)
                                .setAccountId("thief")
                                .build()),
                        "the claim cannot be opened"),
                Arguments.of(
                        "a claim that is none",
                        key,
                        PORTALS.bytes(CccdUpdateRequested.newBuilder(request)
                                .setSealedClaim(PORTALS.seal(utf8("xx"), key))
                                .build()),
                        "what was sealed is not a Claim"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void setsAsideWhatItCannotReadAndGoesOn(String what, String key, byte[] value, String reason) {
        byte[] keyBytes = key == null ? null : utf8(key);
        int lettersBefore = PUBLISHED.deadLetters(letter -> true).size();
        PORTALS.sendToPartitionZero(keyBytes, value);
        CccdUpdateRequested next = PORTALS.request(Portals.claim());
        PORTALS.sendToPartitionZero(utf8(Portals.key(next)), PORTALS.bytes(next));

        PUBLISHED.awaitAnswerTo(next);
        await().until(() -> PUBLISHED.deadLetters(letter -> true).size() == lettersBefore + 1);
        ConsumerRecord<byte[], byte[]> letter = PUBLISHED
                .deadLetters(record -> Arrays.equals(record.key(), keyBytes) && Arrays.equals(record.value(), value))
                .get(0);

        assertThat(Published.header(letter, "dlq_reason")).contains(reason);
        assertThat(Published.header(letter, "dlq_origin")).startsWith("cccd-update-requested-0@");
        assertThat(Published.header(letter, "dlq_by")).isEqualTo("citizen-registry-adapter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "hangs", "404", "500", "503", "429", "401"})
    void waitsForASchemaRegistryThatIsAway(String how) throws Exception {
        registryAnswers(failing(how));
        CccdUpdateRequested request = PORTALS.request(Portals.claim());
        PORTALS.send(Portals.key(request), withSchemaId(PORTALS.bytes(request), idOfANewSchema()));
        await().until(() -> registryCalls() >= 2);

        registryAnswers();

        PUBLISHED.awaitAnswerTo(request);
        assertThat(PUBLISHED.deadLetters(letter -> Portals.key(request).equals(Published.text(letter.key()))))
                .isEmpty();
    }

    private static ResponseDefinitionBuilder failing(String how) {
        return switch (how) {
            case "reset" -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
            case "hangs" -> aResponse().withFixedDelay(3_000);
            default -> aResponse().withStatus(Integer.parseInt(how)).withBody("<html/>");
        };
    }

    /** The same schema with another doc has another id, which nobody has asked for yet. */
    private static int idOfANewSchema() throws Exception {
        Schema schema = new Schema.Parser()
                .parse(CccdUpdateRequested.getClassSchema()
                        .toString()
                        .replace("\"doc\":\"", "\"doc\":\"" + UUID.randomUUID() + " "));
        try (var registry = new CachedSchemaRegistryClient(TestParts.shared().registryUrl(), 10)) {
            return registry.register("for-a-test-" + UUID.randomUUID() + "-value", new AvroSchema(schema));
        }
    }

    @Test
    void setsAsideWhatProvesUnreadableOnlyAfterAnOutage() {
        registryAnswers(aResponse().withStatus(503));
        CccdUpdateRequested request = PORTALS.request(Portals.claim());
        byte[] unreadable = withSchemaId(PORTALS.bytes(request), 123_456);
        PORTALS.send(Portals.key(request), unreadable);
        await().until(() -> registryCalls() >= 2);

        registryAnswers();

        ConsumerRecord<byte[], byte[]> letter =
                PUBLISHED.awaitDeadLetter(record -> Portals.key(request).equals(Published.text(record.key())));
        assertThat(Published.header(letter, "dlq_reason")).contains("unknown schema id");
        assertThat(letter.value()).isEqualTo(unreadable);
    }

    private static int registryCalls() {
        return REGISTRY.countRequestsMatching(anyRequestedFor(anyUrl()).build()).getCount();
    }

    private static byte[] withSchemaId(byte[] confluent, int id) {
        byte[] copy = confluent.clone();
        ByteBuffer.wrap(copy).putInt(1, id);
        return copy;
    }

    private static byte[] anotherFact() {
        return PORTALS.bytes(
                "cccd-updated",
                CccdUpdated.newBuilder()
                        .setEventId("e")
                        .setOccurredAt(Instant.EPOCH)
                        .setCitizenRef("r")
                        .setPortal("p")
                        .setAccountId("a")
                        .setAccountType(AccountType.CITIZEN)
                        .setRequestId("q")
                        .build());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
