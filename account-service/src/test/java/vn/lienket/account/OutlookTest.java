package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OutlookTest extends ServiceTest {

    @Test
    void saysWhoWouldBeLockedOutByTypeStateAndPlaceWithoutLockingAnyone() {
        importCsv(
                row("a-1", "001087000001"),
                row("a-2", "079087000002"),
                row("a-3", ""),
                row("a-4", "001087000004").replace("CITIZEN", "OFFICIAL"),
                row("a-5", "001087000005").replace("CITIZEN", "PORTAL_ADMIN"));
        link("a-1", 1);
        Http.Answer simulated = http.get("/v1/cutoffs/simulation?cutoffAt=2024-07-01T00:00:00Z&portal=" + portal);
        assertThat(simulated.number("/wouldClose")).isEqualTo(3);
        assertThat(simulated.number("/linkedAfter")).isEqualTo(1);
        assertThat(simulated.number("/wouldReopen")).isZero();
        assertThat(simulated.number("/byType/CITIZEN")).isEqualTo(2);
        assertThat(simulated.number("/byType/OFFICIAL")).isEqualTo(1);
        assertThat(simulated.number("/byPlace/079")).isEqualTo(1);
        assertThat(simulated.number("/byPlace/none")).isEqualTo(1);
        assertThat(simulated.number("/byState/CCCD_PENDING")).isEqualTo(2);
        assertThat(state("a-2")).isEqualTo("CCCD_PENDING");

        assertThat(http.get("/v1/cutoffs/simulation.csv?accountType=CITIZEN&portal=" + portal)
                        .body()
                        .lines())
                .containsExactly(
                        "portal,accountId,accountType,state,place",
                        portal + ",a-2,CITIZEN,CCCD_PENDING,079",
                        portal + ",a-3,CITIZEN,REGISTERED,");
    }

    @Test
    void saysWhoWouldBeReopenedByPostponing() {
        importCsv(row("c-1", ""), row("c-2", ""));
        setCutoff("CITIZEN", Instant.now().minusSeconds(1));
        TOPICS.linkingReadsAll();
        awaitState("c-1", "CLOSED");
        awaitState("c-2", "CLOSED");
        Http.Answer postponed = http.get("/v1/cutoffs/simulation?cutoffAt=2099-07-01T00:00:00Z&portal=" + portal);
        assertThat(postponed.number("/wouldReopen")).isEqualTo(2);
        assertThat(http.get("/v1/cutoffs/simulation?cutoffAt=2024-07-01T00:00:00Z&portal=" + portal)
                        .number("/wouldReopen"))
                .isZero();
    }

    @Test
    void forecastsTheLinkedShareFromTheLastSevenDays() {
        importCsv(row("b-1", ""), row("b-2", ""), row("b-3", ""), row("b-4", ""), row("b-5", ""));
        link("b-1", 2);
        link("b-2", 30);
        setCutoff("CITIZEN", Instant.now().plus(Duration.ofDays(14)));
        Http.Answer forecast = http.get("/v1/cutoffs/forecast?portal=" + portal);
        assertThat(forecast.number("/0/forecast/linked")).isEqualTo(2);
        assertThat(forecast.number("/0/forecast/linkedByThen")).isEqualTo(4);
        assertThat(forecast.json().at("/0/forecast/linkedShare").asDouble()).isEqualTo(0.8);
    }

    private void link(String account, int daysAgo) {
        assertThat(jdbc.update(
                        "update account set state = 'LINKED', vneid_subject = 's', link_sequence = 1, link_late = false,"
                                + " link_citizen_ref = 'r', linked_at = now() - make_interval(days => ?)"
                                + " where portal = ? and account_id = ?",
                        daysAgo,
                        portal,
                        account))
                .isEqualTo(1);
    }
}
