package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.facts.AccountClosed;
import vn.lienket.facts.CutoffReached;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.RefusalReason;

class CutoffTest extends ServiceTest {

    @Autowired
    Cutoffs cutoffs;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void announcesTheShippedCalendarOfAPortalItSeesForTheFirstTimeAndEachChange() {
        importCsv(row("a-1", ""));
        assertThat(TOPICS.await("cutoff-scheduled", portal + "/CITIZEN", 2, CutoffScheduled.class))
                .extracting(CutoffScheduled::getCalendarVersion)
                .containsExactly(1L, 2L);
        assertThat(onlyFact("cutoff-scheduled", portal + "/ORGANISATION", CutoffScheduled.class)
                        .getCutoffAt())
                .isEqualTo(Instant.parse("2025-06-30T17:00:00Z"));
        assertThat(onlyFact("cutoff-scheduled", portal + "/PORTAL_ADMIN", CutoffScheduled.class)
                        .getExempt())
                .isTrue();
        assertThat(onlyFact("cutoff-scheduled", portal + "/POST", CutoffScheduled.class)
                        .getCutoffAt())
                .isNull();
    }

    /** Asked each second, of however many accounts. */
    @Test
    void looksForWhatIsLeftToSettleWithoutReadingTheTable() {
        jdbc.update(
                "insert into account (portal, account_id, account_type, state, personal, exempt)"
                        + " select ?, 's-' || n, 'CITIZEN', 'REGISTERED', ''::bytea, false from generate_series(1, 20000) n",
                portal);
        jdbc.execute("analyze account");
        Long read = transaction.execute(status -> {
            long before = readFromTable();
            cutoffs.unsettled(Instant.now());
            return readFromTable() - before;
        });
        jdbc.update("delete from account where portal = ?", portal);
        assertThat(read).isZero();
    }

    /** By this session, of late: PostgreSQL counts what earlier transactions read in until it has reported it, once a second at most. */
    private long readFromTable() {
        return jdbc.queryForObject(
                "select seq_tup_read from pg_stat_xact_user_tables where relname = 'account'", Long.class);
    }

    @Test
    void closesWhatIsNotLinkedOnceNothingIsInFlightAndSaysSoOnce() {
        String cccd = anyCccd();
        importCsv(row("b-1", ""), row("b-2", anyCccd()), row("b-3", anyCccd()), row("b-4", cccd), row("b-5", ""));
        TOPICS.say("account-linked", ref(cccd), new Facts(portal, "b-4", ref(cccd)).linked(1));
        String other = ref(anyCccd());
        TOPICS.say("link-refused", other, new Facts(portal, "b-5", other).refused(RefusalReason.DUPLICATE_ACCOUNT));
        awaitState("b-4", "LINKED");
        awaitState("b-5", "CONFLICT");
        confirm("b-2", anyCccd());

        setCutoff("CITIZEN", Instant.now().minusSeconds(1));
        assertThat(http.post(path("b-1") + "/logins").text("/allowed")).isEqualTo("false");
        await().during(Duration.ofSeconds(1)).until(() -> state("b-1").equals("REGISTERED"));
        TOPICS.linkingReadsAll();

        CutoffReached reached = onlyFact("cutoff-reached", portal + "/CITIZEN", CutoffReached.class);
        assertThat(reached.getCalendarVersion()).isEqualTo(3);
        assertThat(reached.getClosed()).isEqualTo(3);
        assertThat(reached.getLinked()).isEqualTo(1);
        assertThat(reached.getConflicts()).isEqualTo(1);
        assertThat(state("b-1")).isEqualTo("CLOSED");
        assertThat(state("b-2")).isEqualTo("CLOSED");
        onlyFact("account-closed", key("b-3"), AccountClosed.class);
        assertThat(TOPICS.records("account-closed", key("b-4"))).isEmpty();

        Http.Answer counts = http.get("/v1/accounts/counts?portal=" + portal);
        assertThat(counts.number("/total")).isEqualTo(5);
        assertThat(counts.number("/byState/CLOSED")).isEqualTo(3);

        closesALateAccountWithoutASecondAnnouncement();
        reopensByALinkThatWasInTime(cccd);
    }

    private void closesALateAccountWithoutASecondAnnouncement() {
        importCsv(row("b-6", ""));
        awaitState("b-6", "CLOSED");
        onlyFact("account-closed", key("b-6"), AccountClosed.class);
        assertThat(TOPICS.records("cutoff-reached", portal + "/CITIZEN")).hasSize(1);
    }

    private void reopensByALinkThatWasInTime(String cccd) {
        TOPICS.say("account-linked", ref(cccd), new Facts(portal, "b-3", ref(cccd)).linked(1));
        awaitState("b-3", "LINKED");
    }

    @Test
    void returnsEachAccountToTheStateItHadWhenTheCutoffIsPostponed() {
        importCsv(row("c-1", ""), row("c-2", anyCccd()), row("c-3", anyCccd()));
        confirm("c-3", anyCccd());
        setCutoff("CITIZEN", Instant.now().minusSeconds(1));
        TOPICS.linkingReadsAll();
        awaitState("c-1", "CLOSED");
        awaitState("c-2", "CLOSED");
        awaitState("c-3", "CLOSED");

        setCutoff("CITIZEN", Instant.now().plusSeconds(3600));
        awaitState("c-1", "REGISTERED");
        awaitState("c-2", "CCCD_PENDING");
        awaitState("c-3", "CCCD_VERIFIED");
        assertThat(http.post(path("c-3") + "/logins").text("/action")).isEqualTo("LOGIN_WITH_VNEID");
    }

    @Test
    void closesNothingBeforeTheGracePeriodIsOver() {
        importCsv(row("d-1", ""));
        TOPICS.linkingReadsAll();
        setCutoff(
                "CITIZEN",
                "{\"cutoffAt\":\"" + Instant.now().minusSeconds(1) + "\",\"graceUntil\":\""
                        + Instant.now().plusSeconds(3600) + "\",\"reason\":\"flood\"}");
        await().during(Duration.ofSeconds(1)).until(() -> state("d-1").equals("REGISTERED"));
        assertThat(http.post(path("d-1") + "/logins").text("/allowed")).isEqualTo("false");
        assertThat(http.post(path("d-1") + "/logins").text("/action")).isEqualTo("UPDATE_CCCD");
    }

    @Test
    void exemptsATypeAndLiftsItAgain() {
        importCsv(row("e-1", ""), row("e-2", anyCccd()), row("e-3", ""));
        setCutoff("CITIZEN", "{\"exempt\":true,\"reason\":\"court\"}");
        assertThat(http.post(path("e-1") + "/logins").text("/action")).isEqualTo("NONE");
        awaitState("e-1", "EXEMPT");
        awaitState("e-3", "EXEMPT");
        setCutoff("CITIZEN", Instant.now().plusSeconds(3600));
        awaitState("e-1", "REGISTERED");
        awaitState("e-2", "CCCD_PENDING");
    }

    @Test
    void keepsTheVersionWhenTheSameTermsComeAgain() {
        Instant at = Instant.now().plusSeconds(7200);
        String terms = "{\"cutoffAt\":\"" + at + "\",\"reason\":\"r\"}";
        int version = setCutoff("CITIZEN", terms).number("/calendarVersion");
        assertThat(setCutoff("CITIZEN", terms).number("/calendarVersion")).isEqualTo(version);
    }
}
