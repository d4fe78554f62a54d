package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CutoffApprovalTest extends ServiceTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Autowired
    Cutoffs cutoffs;

    @Autowired
    CutoffProposals proposals;

    private CutoffKey key;

    @BeforeEach
    void cutOffInTenDays() {
        key = new CutoffKey(portal, AccountType.CITIZEN);
        cutoffs.set(key, terms(Duration.ofDays(10)), NOW);
    }

    @Test
    void changesAloneWhatIsFarAway() {
        assertThat(waits(change(Duration.ofDays(20)))).isNull();
        assertThat(cutoffs.of(key).terms().cutoffAt()).isEqualTo(NOW.plus(Duration.ofDays(20)));
    }

    @Test
    void takesTwoPeopleToBringTheCutoffNear() {
        UUID proposal = waits(change(Duration.ofHours(47)));
        assertThat(cutoffs.of(key).terms().cutoffAt()).isEqualTo(NOW.plus(Duration.ofDays(10)));
        assertThat(http.get("/v1/cutoffs/proposals").body()).contains(proposal.toString());

        assertThat(decide(proposal, ":approve", "Lan").text("/type")).isEqualTo("/errors/same-person");
        assertThat(decide(proposal, ":approve", "minh").status()).isEqualTo(200);
        assertThat(cutoffs.of(key).terms().cutoffAt()).isEqualTo(NOW.plus(Duration.ofHours(47)));
        assertThat(decide(proposal, ":approve", "hoa").text("/type")).isEqualTo("/errors/already-decided");

        Http.Answer history = http.get("/v1/cutoffs/" + portal + "/CITIZEN/history");
        assertThat(history.text("/0/requestedBy")).isEqualTo("lan");
        assertThat(history.text("/0/approvedBy")).isEqualTo("minh");
        assertThat(history.text("/0/reason")).isEqualTo("thông tư");
    }

    @Test
    void takesTwoPeopleToPostponeWhatIsNearOrJustPassed() {
        for (Duration distance : new Duration[] {Duration.ofHours(47), Duration.ofHours(-47)}) {
            cutoffs.set(key, terms(distance), NOW);
            assertThat(waits(change(Duration.ofDays(30)))).isNotNull();
        }
        cutoffs.set(key, terms(Duration.ofDays(-3)), NOW);
        assertThat(waits(change(Duration.ofDays(30)))).isNull();
    }

    @Test
    void approvesNothingThatWasMeantForAnEarlierCalendar() {
        UUID first = waits(change(Duration.ofHours(1)));
        UUID second = waits(change(Duration.ofHours(2)));
        assertThat(decide(second, ":approve", "minh").status()).isEqualTo(200);
        assertThat(decide(first, ":approve", "minh").text("/type")).isEqualTo("/errors/overtaken");
        assertThat(decide(first, ":reject", "lan").status()).isEqualTo(204);
        assertThatThrownBy(() -> proposals.approve(first, "minh", NOW)).isInstanceOf(DecisionRefused.class);
    }

    private ChangeCutoff.Answer change(Duration ahead) {
        return new ChangeCutoff(cutoffs, proposals, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofHours(48))
                .change(key, terms(ahead));
    }

    /** The proposal that waits, or null when it was changed at once. */
    private static UUID waits(ChangeCutoff.Answer answer) {
        return answer.fold(changed -> null, CutoffProposal::id);
    }

    private static Cutoffs.Change terms(Duration ahead) {
        return new Cutoffs.Change(new CutoffTerms(NOW.plus(ahead), null, false), "thông tư", "lan", null);
    }

    private Http.Answer decide(UUID proposal, String verdict, String by) {
        return http.with(token(by)).post("/v1/cutoffs/proposals/" + proposal + verdict);
    }
}
