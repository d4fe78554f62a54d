package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.LinkCommand;
import vn.lienket.facts.LinkRefused;
import vn.lienket.facts.RefusalReason;

class ConflictsTest extends ServiceTest {

    private final String cccd = anyCccd();

    @Test
    void linksTheSecondAccountAnywayOnceTwoPeopleDecidedSo() {
        conflict("a-1", "a-2");
        Http.Answer proposed = propose("a-2", "LINK_ANYWAY", "lan");
        assertThat(proposed.status()).isEqualTo(201);
        assertThat(propose("a-2", "KEEP", "minh").text("/type")).isEqualTo("/errors/already-proposed");
        assertThat(http.get("/v1/conflicts?portal=" + portal)
                        .json()
                        .at("/conflicts/0/awaitsApproval")
                        .asBoolean())
                .isTrue();

        assertThat(decide(proposed, ":approve", "LAN").text("/type")).isEqualTo("/errors/same-person");
        assertThat(TOPICS.records("link-command", ref(cccd))).isEmpty();
        assertThat(decide(proposed, ":approve", "minh").text("/status")).isEqualTo("APPROVED");
        LinkCommand command = onlyFact("link-command", ref(cccd), LinkCommand.class);
        assertThat(command.getAction()).isEqualTo(LinkAction.LINK_ANYWAY);
        assertThat(command.getAccountId()).isEqualTo("a-2");
        assertThat(command.getRequestedBy()).isEqualTo("lan");
        assertThat(command.getApprovedBy()).isEqualTo("minh");
        assertThat(decide(proposed, ":approve", "hoa").text("/type")).isEqualTo("/errors/already-decided");

        TOPICS.say("account-linked", ref(cccd), new Facts(portal, "a-2", ref(cccd)).linked(1));
        awaitState("a-2", "LINKED");
    }

    @Test
    void isNoConflictAnyMoreOnceTheOtherAccountIsKeptAndOneAgainWhenRefusedAnew() {
        LinkRefused refused = conflict("b-1", "b-2");
        decide(propose("b-2", "KEEP", "lan"), ":approve", "minh");
        assertThat(state("b-2")).isEqualTo("CCCD_VERIFIED");
        assertThat(statuses("open")).isEmpty();
        assertThat(statuses("closed")).containsExactly("b-2 CLOSED");
        assertThat(onlyFact("link-command", ref(cccd), LinkCommand.class).getAction())
                .isEqualTo(LinkAction.KEEP);

        TOPICS.say("link-refused", ref(cccd), refused);
        Facts marker = new Facts(portal, "b-2", ref(cccd));
        TOPICS.say("link-refused", ref(cccd), marker.refused(RefusalReason.AFTER_CUTOFF));
        await().until(() -> "AFTER_CUTOFF".equals(http.get(path("b-2")).text("/refusal/reason")));
        assertThat(state("b-2")).isEqualTo("CCCD_VERIFIED");

        TOPICS.say("link-refused", ref(cccd), marker.refused(RefusalReason.DUPLICATE_ACCOUNT));
        awaitState("b-2", "CONFLICT");
        assertThat(statuses("open")).containsExactly("b-2 REOPENED");
        assertThat(statuses("closed")).isEmpty();
        assertThat(propose("b-2", "KEEP", "lan").status()).isEqualTo(201);
    }

    @Test
    void withdrawsALinkOnlyByTwoPeople() {
        conflict("c-1", "c-2");
        assertThat(propose("c-2", "UNLINK", "lan").text("/type")).isEqualTo("/errors/nothing-to-decide");
        Http.Answer first = propose("c-1", "UNLINK", "lan");
        assertThat(decide(first, ":reject", "lan").text("/status")).isEqualTo("REJECTED");
        assertThat(decide(first, ":approve", "minh").text("/type")).isEqualTo("/errors/already-decided");
        decide(propose("c-1", "UNLINK", "lan"), ":approve", "minh");
        assertThat(onlyFact("link-command", ref(cccd), LinkCommand.class).getAction())
                .isEqualTo(LinkAction.UNLINK);
    }

    @Test
    void decidesOnceWhenManyApproveAtOnce() {
        conflict("d-1", "d-2");
        Http.Answer proposed = propose("d-2", "LINK_ANYWAY", "lan");
        List<Integer> statuses = Stream.of("minh", "hoa", "tuan", "binh")
                .map(by -> CompletableFuture.supplyAsync(
                        () -> decide(proposed, ":approve", by).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 409, 409, 409);
        onlyFact("link-command", ref(cccd), LinkCommand.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "số 001087012345",
                "CMND 012345678",
                "cmnd 012.345.678",
                "gọi 0912 345 678",
                "gọi +84 (912) 345-678",
                "0912/345/678",
                "số ００１０８７０１２３４５",
                "001\u00a0087\u200b012345",
                "hoa@example.vn"
            })
    void refusesAReasonThatSaysWhoItIs(String reason) {
        conflict("f-1", "f-2");
        String json = "{\"action\":\"KEEP\",\"reason\":\"" + reason + "\"}";
        Http.Answer refused = http.postJson("/v1/conflicts/" + portal + "/f-2/decisions", json);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/type")).isEqualTo("/errors/invalid-field");
        assertThat(refused.body()).doesNotContain(reason);
        assertThat(setCutoff("CITIZEN", "{\"cutoffAt\":\"2099-07-01T00:00:00Z\",\"reason\":\"" + reason + "\"}")
                        .text("/type"))
                .isEqualTo("/errors/invalid-field");
        assertThat(http.postJson(
                                "/v1/erasures",
                                "{\"portal\":\"" + portal + "\",\"accountId\":\"f-2\",\"reason\":\"" + reason + "\"}")
                        .text("/type"))
                .isEqualTo("/errors/invalid-field");
    }

    @Test
    void takesAReasonWithDatesAndTimes() {
        conflict("g-1", "g-2");
        assertThat(http.postJson(
                                "/v1/conflicts/" + portal + "/g-2/decisions",
                                "{\"action\":\"KEEP\",\"reason\":\"công văn 123/VP, 2026-07-01 00:00, họp 28/11/2026 09:30\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void showsBothSidesMaskedWithDecisionsAndNotes() {
        conflict("e-1", "e-2");
        assertThat(http.postJson("/v1/conflicts/" + portal + "/e-2/notes", "{\"text\":\"gọi cho công dân\"}")
                        .status())
                .isEqualTo(201);
        assertThat(http.postJson(
                                "/v1/conflicts/" + portal + "/e-2/notes",
                                "{\"by\":\"tester\",\"text\":\"số " + cccd + "\"}")
                        .text("/type"))
                .isEqualTo("/errors/invalid-field");
        propose("e-2", "KEEP", "lan");
        Http.Answer shown = http.get("/v1/conflicts/" + portal + "/e-2");
        assertThat(shown.text("/account/holder/fullName")).isEqualTo("N••• T••• H•••");
        assertThat(shown.text("/account/refusal")).isEqualTo("DUPLICATE_ACCOUNT");
        assertThat(shown.text("/sameCitizen/0/accountId")).isEqualTo("e-1");
        assertThat(shown.text("/sameCitizen/0/vneidSubject")).isEqualTo("subject-1");
        assertThat(shown.text("/decisions/0/requested/by")).isEqualTo("lan");
        assertThat(shown.text("/notes/0/text")).isEqualTo("gọi cho công dân");
        assertThat(shown.body()).doesNotContain(cccd).doesNotContain("Nguyễn").doesNotContain("912345678");
    }

    /** The first account is linked, the second refused for it. */
    private LinkRefused conflict(String linked, String refused) {
        importCsv(row(linked, cccd), row(refused, cccd));
        for (String account : List.of(linked, refused)) {
            String request = onlyFact("cccd-update-requested", key(account), CccdUpdateRequested.class)
                    .getRequestId();
            TOPICS.say("cccd-updated", ref(cccd), new Facts(portal, account, ref(cccd)).confirmed(request));
            awaitState(account, "CCCD_VERIFIED");
        }
        TOPICS.say("account-linked", ref(cccd), new Facts(portal, linked, ref(cccd)).linked(1));
        LinkRefused refusal = new Facts(portal, refused, ref(cccd)).refused(RefusalReason.DUPLICATE_ACCOUNT);
        TOPICS.say("link-refused", ref(cccd), refusal);
        awaitState(linked, "LINKED");
        awaitState(refused, "CONFLICT");
        return refusal;
    }

    private List<String> statuses(String which) {
        return http.get("/v1/conflicts?portal=" + portal + "&status=" + which)
                .json()
                .at("/conflicts")
                .valueStream()
                .map(found -> found.at("/accountId").asString() + " "
                        + found.at("/status").asString())
                .toList();
    }

    private Http.Answer propose(String account, String action, String by) {
        return http.with(token(by))
                .postJson(
                        "/v1/conflicts/" + portal + "/" + account + "/decisions",
                        "{\"action\":\"" + action + "\",\"reason\":\"hồ sơ gốc\"}");
    }

    private Http.Answer decide(Http.Answer proposed, String verdict, String by) {
        return http.with(token(by)).post(proposed.location() + verdict);
    }
}
