package vn.lienket.linking.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienket.linking.kafka.TestFacts.NOON;
import static vn.lienket.linking.kafka.TestFacts.citizen;
import static vn.lienket.linking.kafka.TestFacts.command;
import static vn.lienket.linking.kafka.TestFacts.confirmed;
import static vn.lienket.linking.kafka.TestFacts.cutoff;
import static vn.lienket.linking.kafka.TestFacts.loggedIn;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.LinkRefused;
import vn.lienket.facts.RefusalReason;
import vn.lienket.facts.UnlinkReason;
import vn.lienket.facts.VneidLogin;

class LinkingTopologyTest {

    private static final String AN = citizen("an");
    private static final CccdUpdated CONFIRMED = confirmed(AN, "dvcqg", "an", NOON.minusSeconds(60));
    private static final VneidLogin LOGIN = loggedIn(AN, "vneid-1", NOON);

    private TopologyUnderTest topology;

    @BeforeEach
    void start() throws Exception {
        topology = new TopologyUnderTest();
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void linksAPairWithAllThatReadersNeed() {
        topology.tell("cccd-updated", AN, CONFIRMED).tell("vneid-login", AN, LOGIN);

        AccountLinked linked =
                topology.facts("account-linked", AccountLinked.class).get(0);
        assertThat(linked.getCitizenRef()).isEqualTo(AN);
        assertThat(linked.getPortal()).isEqualTo("dvcqg");
        assertThat(linked.getAccountId()).isEqualTo("an");
        assertThat(linked.getVneidSubject()).isEqualTo("vneid-1");
        assertThat(linked.getSequence()).isEqualTo(1);
        assertThat(linked.getPreviousSubject()).isNull();
        assertThat(linked.getLate()).isFalse();
        assertThat(linked.getRuleVersion()).isEqualTo("1");
        assertThat(linked.getOccurredAt()).isEqualTo(NOON);
        assertThat(linked.getCccdUpdatedEventId()).isEqualTo(CONFIRMED.getEventId());
        assertThat(linked.getVneidLoginEventId()).isEqualTo(LOGIN.getEventId());
    }

    @Test
    void givesTheSameLinkByteForByteInEitherOrder() throws Exception {
        topology.tell("cccd-updated", AN, CONFIRMED).tell("vneid-login", AN, LOGIN);
        byte[] one = topology.records("account-linked").get(0).value();
        topology.close();
        topology = new TopologyUnderTest();
        topology.tell("vneid-login", AN, LOGIN).tell("cccd-updated", AN, CONFIRMED);

        assertThat(topology.records("account-linked").get(0).value()).isEqualTo(one);
    }

    @Test
    void linksOverYears() {
        topology.tell("cccd-updated", AN, CONFIRMED);
        var muchLater = NOON.plus(Duration.ofDays(3000));

        topology.appendedAt(muchLater).tell("vneid-login", AN, loggedIn(AN, "vneid-1", muchLater));

        assertThat(topology.facts("account-linked", AccountLinked.class)).hasSize(1);
    }

    @Test
    void changesNothingWhenFactsRepeat() {
        topology.tell("cccd-updated", AN, CONFIRMED).tell("vneid-login", AN, LOGIN);
        byte[] stored = topology.stored(AN);

        topology.tell("vneid-login", AN, LOGIN)
                .tell("cccd-updated", AN, CONFIRMED)
                .tell("vneid-login", AN, LOGIN);

        assertThat(topology.facts("account-linked", AccountLinked.class)).hasSize(1);
        assertThat(topology.stored(AN)).isEqualTo(stored);
    }

    @Test
    void carriesTheTraceAndTheCloudEventsHeaders() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        topology.tell("cccd-updated", AN, CONFIRMED);
        topology.pipe(
                "vneid-login",
                AN.getBytes(UTF_8),
                topology.contract.write("vneid-login", LOGIN),
                new RecordHeaders()
                        .add("traceparent", trace.getBytes(UTF_8))
                        .add("ce_id", "the login's".getBytes(UTF_8)));

        TestRecord<byte[], byte[]> linked = topology.records("account-linked").get(0);
        AccountLinked fact = (AccountLinked) topology.contract.read("account-linked", linked.value());
        assertThat(header(linked, "traceparent")).isEqualTo(trace);
        assertThat(header(linked, "ce_id")).isEqualTo(fact.getEventId());
        assertThat(header(linked, "ce_source")).isEqualTo("/linking-service");
        assertThat(header(linked, "ce_type")).isEqualTo("vn.lienket.facts.AccountLinked");
        assertThat(linked.headers().headers("ce_id")).hasSize(1);
    }

    @Test
    void startsATraceWhenTheCauseHasNone() {
        topology.tell("cccd-updated", AN, CONFIRMED).tell("vneid-login", AN, LOGIN);

        assertThat(header(topology.records("account-linked").get(0), "traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void keepsTheSnapshotOfLinkedAccountsByAccount() {
        topology.tell("cccd-updated", AN, CONFIRMED).tell("vneid-login", AN, LOGIN);
        topology.tell("link-command", AN, command(LinkAction.UNLINK, AN, "dvcqg", "an", NOON.plusSeconds(9)));

        List<TestRecord<byte[], byte[]>> snapshot = topology.records("linked-accounts");
        assertThat(snapshot)
                .extracting(record -> new String(record.key(), UTF_8))
                .containsOnly("dvcqg/an");
        assertThat(topology.contract.read("linked-accounts", snapshot.get(0).value()))
                .isEqualTo(topology.facts("account-linked", AccountLinked.class).get(0));
        assertThat(snapshot.get(1).value()).isNull();
        assertThat(topology.facts("account-unlinked", AccountUnlinked.class))
                .singleElement()
                .satisfies(unlinked -> {
                    assertThat(unlinked.getSequence()).isEqualTo(2);
                    assertThat(unlinked.getReason()).isEqualTo(UnlinkReason.OPS_COMMAND);
                    assertThat(unlinked.getRequestedBy()).isEqualTo("lan");
                    assertThat(unlinked.getVneidSubject()).isEqualTo("vneid-1");
                });
    }

    @Test
    void refusesAfterTheCutoffAndLinksWhenItIsPostponed() {
        topology.cutoff(cutoff("dvcqg", AccountType.CITIZEN, 1, NOON));
        topology.tell("cccd-updated", AN, CONFIRMED)
                .tell("vneid-login", AN, LOGIN)
                .timePasses(Duration.ofSeconds(1));
        assertThat(topology.facts("link-refused", LinkRefused.class))
                .extracting(LinkRefused::getReason)
                .containsExactly(RefusalReason.AFTER_CUTOFF);

        topology.cutoff(cutoff("dvcqg", AccountType.CITIZEN, 2, NOON.plusSeconds(1)));
        topology.timePasses(Duration.ofSeconds(1)).timePasses(Duration.ofSeconds(1));

        assertThat(topology.facts("account-linked", AccountLinked.class)).hasSize(1);
    }

    @Test
    void judgesAnUnbelievableLoginByTheBrokersTime() {
        topology.cutoff(cutoff("dvcqg", AccountType.CITIZEN, 1, NOON));
        topology.tell("cccd-updated", AN, CONFIRMED);
        topology.appendedAt(NOON.plus(Duration.ofHours(25)))
                .tell("vneid-login", AN, loggedIn(AN, "vneid-1", NOON.minusSeconds(1)));

        assertThat(topology.facts("link-refused", LinkRefused.class)).hasSize(1);
    }

    @Test
    void movesAnAccountToTheCitizenOfTheCorrectedNumber() {
        String binh = citizen("binh");
        topology.tell("cccd-updated", AN, CONFIRMED).tell("vneid-login", AN, LOGIN);
        topology.tell("vneid-login", binh, loggedIn(binh, "vneid-2", NOON));

        CccdUpdated correction = CccdUpdated.newBuilder(confirmed(binh, "dvcqg", "an", NOON.plusSeconds(5)))
                .setPreviousCitizenRef(AN)
                .build();
        topology.tell("cccd-updated", binh, correction).tell("cccd-updated", binh, correction);

        assertThat(topology.facts("account-linked", AccountLinked.class))
                .extracting(fact -> fact.getSequence() + " " + fact.getVneidSubject())
                .containsExactly("1 vneid-1", "3 vneid-2");
        assertThat(topology.facts("account-unlinked", AccountUnlinked.class))
                .singleElement()
                .satisfies(unlinked -> {
                    assertThat(unlinked.getSequence()).isEqualTo(2);
                    assertThat(unlinked.getCitizenRef()).isEqualTo(AN);
                    assertThat(unlinked.getReason()).isEqualTo(UnlinkReason.CCCD_CORRECTED);
                });
    }

    private static String header(TestRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
