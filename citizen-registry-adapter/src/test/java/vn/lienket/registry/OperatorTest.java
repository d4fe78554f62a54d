package vn.lienket.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienket.facts.CccdUpdateRequested;

/** What ops may do from outside, and what nobody may. */
class OperatorTest extends RunningAdapter {

    private static final String REPLAY = "/v1/dead-letters:replay";
    private static final String QUOTA = "/v1/quota";

    @LocalServerPort
    private int port;

    @Autowired
    private SharedQuota quota;

    private final int agreed = 100;

    @AfterEach
    void isAgreedAgain() {
        quota.change(agreed);
    }

    @Test
    void asksAgainWhatWasSetAsideAndOnlyOnce() throws Exception {
        databaseAnswers(aResponse().withStatus(422));
        CccdUpdateRequested request = PORTALS.submit(Portals.claim());
        PUBLISHED.awaitDeadLetter(letter -> Portals.key(request).equals(Published.text(letter.key())));
        everybodyIsWell();

        HttpResponse<String> answer = send("POST", REPLAY, OPERATOR_KEY, BodyPublishers.noBody());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).containsPattern("\\{\"replayed\":[1-9][0-9]*}");
        assertThat(PUBLISHED.awaitAnswerTo(request).topic()).isEqualTo("cccd-updated");
        // What is unreadable for good, of other tests, comes back as a dead letter; what was answered does not.
        send("POST", REPLAY, OPERATOR_KEY, BodyPublishers.noBody());
        await().during(java.time.Duration.ofMillis(500))
                .until(() -> PUBLISHED.answersTo(request).size() == 1);
        assertThat(get("/actuator/prometheus")).contains("registry_dead_letters_total");
    }

    @Test
    void changesTheQuotaWhileItRuns() throws Exception {
        assertThat(send("PUT", QUOTA, OPERATOR_KEY, BodyPublishers.ofString("{\"perSecond\":40}"))
                        .body())
                .isEqualTo("{\"perSecond\":40,\"ofThisInstance\":40}");
        assertThat(send("GET", QUOTA, OPERATOR_KEY, BodyPublishers.noBody()).body())
                .contains("\"perSecond\":40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"perSecond\":0}", "{\"perSecond\":-1}", "{}", "nonsense", "", "{\"perSecond\":1e99}"})
    void refusesAQuotaThatIsNone(String body) throws Exception {
        HttpResponse<String> answer = send("PUT", QUOTA, OPERATOR_KEY, BodyPublishers.ofString(body));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(quota.perSecond()).isEqualTo(agreed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "guessed", API_KEY})
    void letsNobodyElseIn(String key) throws Exception {
        BodyPublisher body = BodyPublishers.ofString("{\"perSecond\":1}");
        for (HttpResponse<String> answer : new HttpResponse[] {
            send("PUT", QUOTA, key, body), send("GET", QUOTA, key, body), send("POST", REPLAY, key, body)
        }) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("\"type\":\"/errors/unknown-client\"");
        }
        assertThat(quota.perSecond()).isEqualTo(agreed);
        assertThat(get("/actuator/quota")).doesNotContain("perSecond");
    }

    @Test
    void readsNoBodyThatIsTooLongOrOfUnknownLength() throws Exception {
        String notices = "/v1/citizen-number-changes";
        assertThat(send("POST", notices, API_KEY, BodyPublishers.ofString("x".repeat(1_000_001)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send(
                                "POST",
                                notices,
                                API_KEY,
                                BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream("{}".getBytes())))
                        .statusCode())
                .isEqualTo(411);
    }

    private String get(String path) throws Exception {
        return send("GET", path, "", BodyPublishers.noBody()).body();
    }

    private HttpResponse<String> send(String method, String path, String key, BodyPublisher body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("X-Api-Key", key)
                                .header("Content-Type", "application/json")
                                .method(method, body)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
