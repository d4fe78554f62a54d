package vn.lienket.linking.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienket.linking.kafka.TestFacts.NOON;
import static vn.lienket.linking.kafka.TestFacts.citizen;
import static vn.lienket.linking.kafka.TestFacts.command;
import static vn.lienket.linking.kafka.TestFacts.confirmed;
import static vn.lienket.linking.kafka.TestFacts.cutoff;
import static vn.lienket.linking.kafka.TestFacts.loggedIn;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.LinkCommand;

class DeadLettersTest {

    private static final String AN = citizen("an");
    private static final Map<String, SpecificRecord> GOOD = Map.of(
            "cccd-updated", confirmed(AN, "dvcqg", "an", NOON),
            "vneid-login", loggedIn(AN, "vneid-1", NOON),
            "link-command", command(LinkAction.KEEP, AN, "dvcqg", "an", NOON),
            "cutoff-scheduled", cutoff("dvcqg", AccountType.CITIZEN, 1, NOON.plusSeconds(9)));

    private TopologyUnderTest topology;

    @BeforeEach
    void start() throws Exception {
        topology = new TopologyUnderTest();
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    /** An unknown schema id is for the test with a real registry: the one in memory answers it otherwise. */
    @ParameterizedTest
    @ValueSource(strings = {"cccd-updated", "vneid-login", "link-command", "cutoff-scheduled"})
    void keepsWhatCannotBeReadAndGoesOn(String topic) {
        byte[] key = key(topic);
        byte[] good = topology.contract.write(topic, GOOD.get(topic));
        byte[] garbage = "garbage".getBytes(UTF_8);
        byte[] truncated = Arrays.copyOf(good, good.length - 3);
        byte[] otherFact = topology.contract.write("account-linked", linked());
        Stream.of(garbage, truncated, otherFact, new byte[0])
                .forEach(value -> topology.pipe(topic, key, value, new RecordHeaders()));
        topology.pipe(topic, null, good, new RecordHeaders());
        topology.pipe(topic, "k1.somebody-else".getBytes(UTF_8), good, new RecordHeaders());
        topology.pipe(topic, key, good, new RecordHeaders());

        var letters = topology.records(topic + ".dlq");
        assertThat(letters)
                .extracting(TestRecord::value)
                .containsExactly(garbage, truncated, otherFact, new byte[0], good, good);
        assertThat(letters.get(4).key()).isNull();
        assertThat(letters)
                .extracting(letter -> header(letter, "dlq_reason"))
                .allSatisfy(reason -> assertThat(reason).isNotBlank())
                .contains("no key");
        assertThat(letters).extracting(letter -> header(letter, "dlq_by")).containsOnly("linking-service");
        assertThat(header(letters.get(2), "dlq_origin")).isEqualTo(topic + "-0@2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cccd-updated", "vneid-login", "link-command"})
    void keepsARecordWithoutValue(String topic) {
        topology.pipe(topic, key(topic), null, new RecordHeaders());

        assertThat(topology.records(topic + ".dlq"))
                .singleElement()
                .satisfies(letter -> assertThat(header(letter, "dlq_reason")).isEqualTo("no value"));
    }

    @Test
    void linksWithGoodRecordsBetweenBadOnes() {
        for (String topic : new String[] {"cccd-updated", "vneid-login"}) {
            topology.pipe(topic, key(topic), new byte[] {0, 0, 0}, new RecordHeaders());
            topology.tell(topic, AN, GOOD.get(topic));
            topology.pipe(topic, key(topic), new byte[] {1}, new RecordHeaders());
        }

        assertThat(topology.facts("account-linked", AccountLinked.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lan", "Lan "})
    void doesNotObeyACommandThatItsAuthorApproved(String approver) {
        topology.tell(
                "link-command",
                AN,
                LinkCommand.newBuilder((LinkCommand) GOOD.get("link-command"))
                        .setApprovedBy(approver)
                        .build());

        assertThat(topology.records("link-command.dlq")).singleElement().satisfies(letter -> assertThat(
                        header(letter, "dlq_reason"))
                .isEqualTo("requestedBy and approvedBy are the same person"));
    }

    private static byte[] key(String topic) {
        return (topic.equals("cutoff-scheduled") ? "dvcqg/CITIZEN" : AN).getBytes(UTF_8);
    }

    private static AccountLinked linked() {
        return AccountLinked.newBuilder()
                .setEventId("e")
                .setOccurredAt(NOON)
                .setCitizenRef(AN)
                .setPortal("dvcqg")
                .setAccountId("an")
                .setVneidSubject("s")
                .setSequence(1)
                .setLate(false)
                .setRuleVersion("1")
                .setCccdUpdatedEventId("c")
                .setVneidLoginEventId("l")
                .build();
    }

    private static String header(TestRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
