package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.RefusalReason;

class FactsTest extends ServiceTest {

    @Test
    void isLinkedWhenTheLinkOvertakesTheConfirmation() {
        String cccd = anyCccd();
        importCsv(row("a-1", cccd));
        Facts facts = new Facts(portal, "a-1", ref(cccd));
        TOPICS.say("account-linked", ref(cccd), facts.linked(1));
        awaitState("a-1", "LINKED");
        var requested = onlyFact("cccd-update-requested", key("a-1"), vn.lienket.facts.CccdUpdateRequested.class);
        TOPICS.say("cccd-updated", ref(cccd), facts.confirmed(requested.getRequestId()));
        TOPICS.say("account-unlinked", ref(cccd), facts.unlinked(2));
        awaitState("a-1", "CCCD_VERIFIED");
    }

    @Test
    void dropsDuplicatesAndWhatIsOld() {
        String cccd = anyCccd();
        importCsv(row("b-1", cccd), row("b-2", ""));
        Facts facts = new Facts(portal, "b-1", ref(cccd));
        AccountLinked first = facts.linked(1);
        TOPICS.say("account-linked", ref(cccd), facts.linked(3));
        TOPICS.say("account-linked", ref(cccd), first);
        TOPICS.say("account-linked", ref(cccd), first);
        TOPICS.say("account-unlinked", ref(cccd), facts.unlinked(2));
        Facts marker = new Facts(portal, "b-2", ref(cccd));
        TOPICS.say("account-linked", ref(cccd), marker.linked(1));
        TOPICS.say("account-unlinked", ref(cccd), marker.unlinked(2));
        awaitState("b-2", "REGISTERED");
        assertThat(http.get(path("b-1")).text("/link/vneidSubject")).isEqualTo("subject-3");
    }

    @Test
    void saysWhyItIsNotLinkedAndWhatToDo() {
        String cccd = anyCccd();
        importCsv(row("c-1", cccd));
        confirm("c-1", cccd);
        Facts facts = new Facts(portal, "c-1", ref(cccd));
        TOPICS.say("link-refused", ref(cccd), facts.refused(RefusalReason.ASSURANCE_TOO_LOW));
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(http.get(path("c-1")).text("/refusal/reason"))
                        .isEqualTo("ASSURANCE_TOO_LOW"));
        assertThat(state("c-1")).isEqualTo("CCCD_VERIFIED");
        assertThat(http.get(path("c-1")).text("/message/vi")).contains("mức 2");
    }
}
