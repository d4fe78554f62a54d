package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.RejectionReason;

class CccdUpdatesTest extends ServiceTest {

    @Test
    void acceptsANumberOnceAndAnswersWithItsStatus() {
        register("a-1");
        Http.Answer first = submit("a-1", anyCccd());
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.text("/status")).isEqualTo("PENDING");
        assertThat(first.location()).endsWith("/cccd-updates/" + first.text("/requestId"));
        assertThat(http.get(first.location()).text("/status")).isEqualTo("PENDING");
        assertThat(state("a-1")).isEqualTo("CCCD_PENDING");
    }

    @Test
    void givesTheSameClaimTheSameRequestAndAnotherClaimANewOne() {
        register("b-1");
        String number = anyCccd();
        String first = submit("b-1", number).text("/requestId");
        assertThat(submit("b-1", number).text("/requestId")).isEqualTo(first);
        String second = http.postJson(
                        path("b-1") + "/cccd-updates", "{\"cccd\":\"" + number + "\",\"fullName\":\"Lê Thị Bé\"}")
                .text("/requestId");
        assertThat(second).isNotEqualTo(first);
        TOPICS.await("cccd-update-requested", key("b-1"), 2, CccdUpdateRequested.class);
        assertThat(http.get(path("b-1") + "/cccd-updates/" + first).text("/reason"))
                .isEqualTo("SUPERSEDED");

        Facts facts = new Facts(portal, "b-1", ref(number));
        TOPICS.say("cccd-updated", ref(number), facts.confirmed(first));
        TOPICS.say("cccd-update-rejected", key("b-1"), facts.rejected(second, RejectionReason.NAME_MISMATCH));
        awaitState("b-1", "REGISTERED");
        Http.Answer status = http.get(path("b-1") + "/cccd-updates/" + second);
        assertThat(status.text("/status")).isEqualTo("REJECTED");
        assertThat(status.text("/message/vi")).contains("Họ và tên");
        assertThat(http.get(path("b-1")).text("/message/en")).contains("name");
        assertThat(submit("b-1", number).status()).isEqualTo(202);
    }

    @Test
    void refusesAnotherNumberOnceOneIsConfirmed() {
        String cccd = anyCccd();
        importCsv(row("c-1", cccd));
        confirm("c-1", cccd);
        assertThat(submit("c-1", cccd).text("/status")).isEqualTo("CONFIRMED");
        Http.Answer other = submit("c-1", anyCccd());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/type")).isEqualTo("/errors/cccd-already-confirmed");
    }

    @Test
    void asksAboutASecondNumberOnlyOnceTheFirstIsAnswered() {
        String first = anyCccd();
        register("d-1");
        submit("d-1", first);
        Http.Answer second = submit("d-1", anyCccd());
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("/type")).isEqualTo("/errors/cccd-being-checked");
        assertThat(importCsv(row("d-1", anyCccd())).text("/rejected/0/reason")).isEqualTo("OTHER_CCCD_BEING_CHECKED");
        onlyFact("cccd-update-requested", key("d-1"), CccdUpdateRequested.class);
        reject("d-1");
        assertThat(submit("d-1", anyCccd()).status()).isEqualTo(202);
    }

    private void register(String accountId) {
        importCsv(row(accountId, ""));
    }

    private Http.Answer submit(String accountId, String cccd) {
        return http.postJson(path(accountId) + "/cccd-updates", "{\"cccd\":\"" + cccd + "\"}");
    }

    @Test
    void answersWhenTheResultIsThereForWhoPrefersToWait() throws Exception {
        String cccd = anyCccd();
        importCsv(row("w-1", ""));
        var submitted = CompletableFuture.supplyAsync(() -> http.postJson(
                path("w-1") + "/cccd-updates", "{\"cccd\":\"" + cccd + "\"}", "Prefer", "respond-async, wait=10"));
        confirm("w-1", cccd);
        Http.Answer answer = submitted.get();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/status")).isEqualTo("CONFIRMED");
        assertThat(answer.location()).isNotEmpty();
    }

    @Test
    void answersPendingWhenThePreferredTimeIsOver() {
        importCsv(row("w-2", ""));
        Http.Answer answer =
                http.postJson(path("w-2") + "/cccd-updates", "{\"cccd\":\"" + anyCccd() + "\"}", "Prefer", "wait=1");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("/status")).isEqualTo("PENDING");
    }
}
