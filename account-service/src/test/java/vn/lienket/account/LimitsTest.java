package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest extends ServiceTest {

    @Test
    void answersAFloodOfOneClientWith429AndServesTheOthers() {
        Http slow = http.with(token("slow", "ops"));
        // Its token is new until it was verified once, and another test's flood of new tokens may be hardly over.
        await().until(() -> slow.get("/v1/cutoffs").status() == 200);
        List<Http.Answer> answers =
                IntStream.range(0, 12).mapToObj(i -> slow.get("/v1/cutoffs")).toList();
        assertThat(answers.get(0).status()).isEqualTo(200);
        assertThat(answers.get(0).header("RateLimit-Policy")).isEqualTo("\"client\";q=2;w=1");
        Http.Answer refused = answers.stream()
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.text("/type")).isEqualTo("/errors/too-many-requests");
        assertThat(refused.text("/detailVi")).isNotBlank();
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 2);
        assertThat(http.get("/v1/cutoffs").status()).isEqualTo(200);
    }

    /** To verify one costs more than to count it. */
    @Test
    void answersAFloodOfInvalidTokensWith429AndServesWhoIsKnownAtTheSameAddress() {
        assertThat(http.get("/v1/cutoffs").status()).isEqualTo(200);
        String forged = http.token().substring(0, http.token().lastIndexOf('.') + 1);
        List<Http.Answer> answers = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> http.with(forged + "A".repeat(342 + i % 4)).get("/v1/cutoffs"))
                .toList();
        assertThat(answers)
                .extracting(Http.Answer::status)
                .containsOnly(401, 429)
                .contains(401);
        Http.Answer refused = answers.stream()
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.text("/type")).isEqualTo("/errors/too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 2);
        assertThat(http.get("/v1/cutoffs").status()).isEqualTo(200);
    }

    @Test
    void refusesABodyThatIsTooLargeWhetherItSaysSoOrNot() throws Exception {
        importCsv(row("a-1", ""));
        String large = "{\"cccd\":\"" + "0".repeat(70_000) + "\"}";
        Http.Answer said = http.postJson(path("a-1") + "/cccd-updates", large);
        assertThat(said.status()).isEqualTo(413);
        assertThat(said.text("/type")).isEqualTo("/errors/request-too-large");

        HttpRequest chunked = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port).resolve(path("a-1") + "/cccd-updates"))
                .header("Authorization", "Bearer " + http.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes())))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(chunked, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("/errors/request-too-large");
    }

    @Test
    void takesAnImportOfAnySize() {
        String file = HEADER + (row("b-1", "") + "\n").repeat(2_000);
        assertThat(http.post("/v1/accounts:import", "text/csv", file).status()).isEqualTo(200);
    }
}
