package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienket.facts.AccountLinked;

class ReconciliationTest extends ServiceTest {

    private static final Duration NOW = Duration.ZERO;

    @Autowired
    ReconcileLinks reconcileLinks;

    @Test
    void findsNothingWhereEachSideSaysTheSame() throws Exception {
        importCsv(row("a-1", ""), row("a-2", ""), row("a-3", ""));
        link("a-1", 1);
        link("a-2", 1);
        link("a-2", 2);
        link("a-3", 1);
        unlink("a-3");
        assertThat(drifts()).isEmpty();
        assertThat(http.get("/v1/reconciliation").number("/links/stored")).isPositive();
    }

    @Test
    void findsWhatWasChangedBehindTheServicesBack() throws Exception {
        importCsv(row("b-1", ""), row("b-2", ""), row("b-3", ""), row("b-4", ""));
        for (String account : List.of("b-1", "b-2", "b-3", "b-4")) {
            link(account, 1);
        }
        tamper("delete from account where portal = ? and account_id = 'b-1'");
        tamper(
                "update account set vneid_subject = 'another', link_sequence = 7 where portal = ? and account_id = 'b-2'");
        tamper("update account set vneid_subject = null where portal = ? and account_id = 'b-3'");
        tamper("update account set state = 'CCCD_VERIFIED' where portal = ? and account_id = 'b-4'");

        assertThat(drifts())
                .containsExactlyInAnyOrder(
                        "b-1 SNAPSHOT NOT_STORED",
                        "b-1 FACTS NOT_STORED",
                        "b-2 SNAPSHOT VNEID_SUBJECT SEQUENCE",
                        "b-2 FACTS VNEID_SUBJECT SEQUENCE",
                        "b-3 SNAPSHOT NOT_STORED",
                        "b-3 FACTS NOT_STORED",
                        "b-3 STATE STATE",
                        "b-4 STATE STATE");
        Http.Answer answer = http.get("/v1/reconciliation");
        assertThat(answer.number("/drifting")).isGreaterThanOrEqualTo(4);
        assertThat(answer.body()).contains("sub•••").doesNotContain("subject-1");
        assertThat(http.get("/actuator/prometheus").body())
                .containsPattern("lienket_reconciliation_drift(\\{.*})? [1-9]");
        tamper("delete from account where portal = ?");
    }

    @Test
    void findsALinkThatTheSnapshotLost() throws Exception {
        importCsv(row("c-1", ""));
        link("c-1", 1);
        TOPICS.say("linked-accounts", key("c-1").getBytes(StandardCharsets.UTF_8), null);
        assertThat(drifts()).containsExactly("c-1 SNAPSHOT NOT_TOLD");
    }

    @Test
    void isNotMisledByFactsThatAreOnTheirWay() throws Exception {
        importCsv(row("d-1", ""), row("d-2", ""));
        String ref = ref(anyCccd());
        CompletableFuture<Void> telling = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 200; i++) {
                AccountLinked linked = new Facts(portal, "d-" + (1 + i % 2), ref).linked(1 + i / 2);
                TOPICS.say("linked-accounts", key(linked.getAccountId()), linked);
                TOPICS.say("account-linked", ref, linked);
            }
        });
        int runs = 0;
        while (!telling.isDone()) {
            assertThat(drifts()).isEmpty();
            runs++;
        }
        telling.join();
        assertThat(runs).isPositive();
        assertThat(drifts()).isEmpty();
    }

    @Test
    void isDoneByOneInstanceAndOnlyWhenItIsTime() throws Exception {
        assertThat(reconcileLinks.run(NOW)).isTrue();
        assertThat(reconcileLinks.run(Duration.ofHours(1))).isFalse();
    }

    private void link(String account, long sequence) {
        String ref = ref(anyCccd());
        AccountLinked linked = new Facts(portal, account, ref).linked(sequence);
        TOPICS.say("linked-accounts", key(account), linked);
        TOPICS.say("account-linked", ref, linked);
        await().until(() ->
                ("subject-" + sequence).equals(http.get(path(account)).text("/link/vneidSubject")));
    }

    private void unlink(String account) {
        String ref = ref(anyCccd());
        TOPICS.say("account-unlinked", ref, new Facts(portal, account, ref).unlinked(2));
        TOPICS.say("linked-accounts", key(account).getBytes(StandardCharsets.UTF_8), null);
        awaitState(account, "REGISTERED");
    }

    private void tamper(String sql) {
        assertThat(jdbc.update(sql, portal)).isPositive();
    }

    /** Of this test's portal. */
    private List<String> drifts() throws InterruptedException {
        assertThat(reconcileLinks.run(NOW)).isTrue();
        return http.get("/v1/reconciliation")
                .json()
                .at("/drifts")
                .valueStream()
                .filter(drift -> drift.at("/portal").asString().equals(portal))
                .map(drift -> drift.at("/accountId").asString() + " "
                        + drift.at("/against").asString() + " "
                        + String.join(
                                " ",
                                drift.at("/differs")
                                        .valueStream()
                                        .map(one -> one.asString())
                                        .toList()))
                .toList();
    }
}
