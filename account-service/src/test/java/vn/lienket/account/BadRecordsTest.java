package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.RefusalReason;
import vn.lienket.facts.RejectionReason;

class BadRecordsTest extends ServiceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"cccd-updated", "cccd-update-rejected", "account-linked", "account-unlinked", "link-refused"})
    void setsABadRecordAsideWithItsReasonAndHandlesTheNextGoodOne(String topic) {
        importCsv(row("a-1", anyCccd()));
        String requestId = onlyFact("cccd-update-requested", key("a-1"), CccdUpdateRequested.class)
                .getRequestId();
        String ref = ref(anyCccd());
        String key = topic.equals("cccd-update-rejected") ? key("a-1") : ref;
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] good = TOPICS.bytes(topic, fact(topic, new Facts(portal, "a-1", ref), requestId));
        byte[] unknownAccount = TOPICS.bytes(topic, fact(topic, new Facts(portal, "none", ref), requestId));
        byte[] garbage = (portal + " garbage").getBytes(StandardCharsets.UTF_8);
        byte[] unknownId = ByteBuffer.allocate(20).put((byte) 0).putInt(987_654).array();

        TOPICS.say(topic, keyBytes, garbage);
        TOPICS.say(topic, keyBytes, unknownId);
        TOPICS.say(topic, keyBytes, Arrays.copyOf(good, good.length / 2));
        TOPICS.say(topic, keyBytes, null);
        TOPICS.say(topic, "another key".getBytes(StandardCharsets.UTF_8), good);
        TOPICS.say(topic, topic.equals("cccd-update-rejected") ? key("none").getBytes() : keyBytes, unknownAccount);
        TOPICS.say(topic, null, good);
        TOPICS.say(topic, keyBytes, good);

        List<String> reasons =
                await().atMost(Duration.ofSeconds(30)).until(() -> reasons(topic), found -> found.size() >= 7);
        assertThat(reasons)
                .hasSize(7)
                .anyMatch(reason -> reason.startsWith("unknown schema id"))
                .anyMatch(reason -> reason.startsWith("not Avro"))
                .contains("no key", "no value", "no such account", "the key is not that of the fact");
        awaitHandled(topic);
    }

    private void awaitHandled(String topic) {
        switch (topic) {
            case "cccd-updated" -> awaitState("a-1", "CCCD_VERIFIED");
            case "account-linked" -> awaitState("a-1", "LINKED");
            case "link-refused" -> awaitState("a-1", "CONFLICT");
            case "cccd-update-rejected" -> awaitState("a-1", "REGISTERED");
            case "account-unlinked" -> await().until(() -> withdrawals() == 1);
            default -> throw new IllegalArgumentException(topic);
        }
    }

    private int withdrawals() {
        return jdbc.queryForObject(
                "select count(*) from account where portal = ? and link_sequence = 1 and vneid_subject is null",
                Integer.class,
                portal);
    }

    private static SpecificRecord fact(String topic, Facts facts, String requestId) {
        return switch (topic) {
            case "cccd-updated" -> facts.confirmed(requestId);
            case "cccd-update-rejected" -> facts.rejected(requestId, RejectionReason.CCCD_UNKNOWN);
            case "account-linked" -> facts.linked(1);
            case "account-unlinked" -> facts.unlinked(1);
            case "link-refused" -> facts.refused(RefusalReason.DUPLICATE_ACCOUNT);
            default -> throw new IllegalArgumentException(topic);
        };
    }

    private static List<String> reasons(String topic) {
        return TOPICS.records(topic + ".dlq").stream()
                .map(letter -> header(letter, "dlq_reason"))
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
