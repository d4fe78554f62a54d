package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.lienket.facts.VneidLogin;

class LoginBatchTest extends ServiceTest {

    private final String cccd = anyCccd();

    @Test
    void acceptsWhatItCanAndSaysOfEachOtherItemWhyNot() {
        String good = login(UUID.randomUUID(), "s-1");
        Http.Answer answer = http.postJson(
                "/v1/vneid-logins:batch",
                "[" + good + "," + good.replace(cccd, "12") + "," + good.replace(portal, "other") + ",7,null,"
                        + good.replace("vneidSubject", "subject") + ","
                        + good.replaceAll("\"eventId\":\"[^\"]*\",", "") + "]");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.number("/accepted")).isEqualTo(1);
        assertThat(answer.number("/refused")).isEqualTo(6);
        assertThat(IntStream.range(1, 7).mapToObj(i -> answer.text("/results/" + i + "/problem/type")))
                .containsExactly(
                        "/errors/invalid-cccd",
                        "/errors/forbidden",
                        "/errors/malformed-request",
                        "/errors/malformed-request",
                        "/errors/unknown-field",
                        "/errors/invalid-field");
        assertThat(answer.body()).doesNotContain(cccd);
        assertThat(onlyFact("vneid-login", ref(cccd), VneidLogin.class).getVneidSubject())
                .isEqualTo("s-1");
    }

    @Test
    void takesALoginALineAndSpoilsNoneForAnother() {
        String file = login(UUID.randomUUID(), "n-1") + "\n{\n\n" + login(UUID.randomUUID(), "n-2") + "\n";
        Http.Answer answer = http.post("/v1/vneid-logins:batch", "application/x-ndjson", file);
        assertThat(answer.number("/accepted")).isEqualTo(2);
        assertThat(answer.text("/results/1/problem/type")).isEqualTo("/errors/malformed-request");
        assertThat(TOPICS.await("vneid-login", ref(cccd), 2, VneidLogin.class))
                .extracting(VneidLogin::getVneidSubject)
                .containsExactly("n-1", "n-2");
    }

    @Test
    void announcesEachLoginOnceHoweverOftenAndWithWhateverOthersItIsTold() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        String one = login(first, "r-1");
        String two = login(second, "r-2");
        List<CompletableFuture<Http.Answer>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> http.postJson(
                        "/v1/vneid-logins:batch",
                        i % 2 == 0 ? "[" + one + "," + two + "]" : "[" + two + "," + one + "]")))
                .toList();
        assertThat(all).allSatisfy(answer -> assertThat(answer.join().number("/accepted"))
                .isEqualTo(2));
        Http.Answer other = http.postJson("/v1/vneid-logins:batch", "[" + login(first, "r-3") + "]");
        assertThat(other.text("/results/0/problem/type")).isEqualTo("/errors/event-id-reused");
        TOPICS.await("vneid-login", ref(cccd), 2, VneidLogin.class);
        http.postJson("/v1/vneid-logins", login(UUID.randomUUID(), "r-4"));
        assertThat(TOPICS.await("vneid-login", ref(cccd), 3, VneidLogin.class))
                .extracting(VneidLogin::getVneidSubject)
                .containsExactlyInAnyOrder("r-1", "r-2", "r-4");
    }

    @Test
    void refusesWhatIsNoBatch() {
        assertThat(http.postJson("/v1/vneid-logins:batch", "{}").text("/type")).isEqualTo("/errors/malformed-request");
        assertThat(http.postJson("/v1/vneid-logins:batch", "[{").text("/type")).isEqualTo("/errors/malformed-request");
        String many = "[" + "{},".repeat(1000) + "{}]";
        assertThat(http.postJson("/v1/vneid-logins:batch", many).text("/type")).isEqualTo("/errors/request-too-large");
    }

    private String login(UUID eventId, String subject) {
        return "{\"eventId\":\"" + eventId + "\",\"portal\":\"" + portal + "\",\"cccd\":\"" + cccd
                + "\",\"vneidSubject\":\"" + subject + "\",\"assuranceLevel\":\"LEVEL_2\"}";
    }
}
