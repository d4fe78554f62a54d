package vn.lienket.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.schemas.CitizenRef;
import vn.lienket.schemas.CitizenRefKey;

class NumberChangeTest extends RunningAdapter {

    private static final String OLD = "079187000001";
    private static final String NEW = "079187000002";
    private static final String NOTICE = "{\"changes\":[{\"noticeId\":\"n-1\",\"cccd\":\"" + OLD + "\",\"newCccd\":\""
            + NEW + "\",\"changedAt\":\"2024-06-20T00:00:00Z\"}]}";

    @LocalServerPort
    private int port;

    @Test
    void isToldOnceToEveryAccountOfTheCitizenAndToNoOther() throws Exception {
        List<CccdUpdateRequested> hers =
                List.of(PORTALS.submit(Portals.claimOf(OLD)), PORTALS.submit(Portals.claimOf(OLD)));
        CccdUpdateRequested another = PORTALS.submit(Portals.claim());
        hers.forEach(PUBLISHED::awaitAnswerTo);
        PUBLISHED.awaitAnswerTo(another);

        assertThat(post(API_KEY, NOTICE).statusCode()).isEqualTo(204);
        assertThat(post(API_KEY, NOTICE).statusCode()).isEqualTo(204);

        for (CccdUpdateRequested request : hers) {
            await().until(() -> corrections(request).size() == 2);
            assertThat(corrections(request).stream().distinct()).singleElement().satisfies(fact -> {
                assertThat(fact.getCitizenRef()).isEqualTo(ref(NEW));
                assertThat(fact.getPreviousCitizenRef()).isEqualTo(ref(OLD));
                assertThat(fact.getAccountId()).isEqualTo(request.getAccountId());
                assertThat(fact.getOccurredAt()).isEqualTo(Instant.parse("2024-06-20T00:00:00Z"));
            });
        }
        assertThat(corrections(another)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "nonsense 079187000009",
                "{\"changes\":[null]}",
                "{\"changes\":[{\"noticeId\":\"n\",\"cccd\":\"079187000009\",\"newCccd\":\"1\",\"changedAt\":\"2024-06-20T00:00:00Z\"}]}",
                "{\"changes\":[{\"noticeId\":\"n\",\"cccd\":\"079187000009\",\"newCccd\":\"079187000009\",\"changedAt\":\"2024-06-20T00:00:00Z\"}]}"
            })
    void isRefusedWithoutAnEchoWhenItIsMalformed(String body) throws Exception {
        HttpResponse<String> answer = post(API_KEY, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/errors/malformed-notice").doesNotContain("079187000009");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "guessed"})
    void isHeededFromTheDatabaseOnly(String key) throws Exception {
        assertThat(post(key, NOTICE).statusCode()).isEqualTo(401);
    }

    private static List<CccdUpdated> corrections(CccdUpdateRequested request) {
        return PUBLISHED.answersTo(request).stream()
                .map(PUBLISHED::fact)
                .map(CccdUpdated.class::cast)
                .filter(fact -> fact.getPreviousCitizenRef() != null)
                .toList();
    }

    private static String ref(String number) {
        return CitizenRef.of(CitizenRefKey.parse(CITIZEN_REF_KEY), number).value();
    }

    private HttpResponse<String> post(String key, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/citizen-number-changes"))
                                .header("X-Api-Key", key)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
