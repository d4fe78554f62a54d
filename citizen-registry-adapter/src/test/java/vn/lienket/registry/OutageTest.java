package vn.lienket.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Named.named;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.platform.TestParts;

class OutageTest extends RunningAdapter {

    private static final String MATCH =
            "{\"result\":\"MATCH\",\"answeredAt\":\"2024-06-15T08:30:00Z\",\"evidenceId\":\"e\"}";

    private static final String FIVE_MEGABYTES = "x".repeat(5_000_000);

    @LocalServerPort
    private int port;

    static Stream<Named<ResponseDefinitionBuilder>> faults() {
        return Stream.of(
                named("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                named("empty", aResponse().withFault(Fault.EMPTY_RESPONSE)),
                named("random bytes", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                named("cut off", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                named("slow", okJson(MATCH).withFixedDelay(1_500)),
                named("dripping", okJson(MATCH).withChunkedDribbleDelay(10, 3_000)),
                named("no body", aResponse().withStatus(200)),
                named("204", aResponse().withStatus(204)),
                named(
                        "a login page",
                        aResponse().withHeader("Content-Type", "text/html").withBody("<html>UNKNOWN</html>")),
                named("half an object", okJson("{\"result\":\"UNKNOWN\"")),
                named("no result", okJson("{\"answeredAt\":\"2024-06-15T08:30:00Z\",\"evidenceId\":\"e\"}")),
                named("a result of its own", okJson(MATCH.replace("MATCH", "MAYBE"))),
                named("an empty array", okJson("[]")),
                named(
                        "five megabytes",
                        okJson(MATCH.replace("}", ",\"registered\":{\"fullName\":\"" + FIVE_MEGABYTES + "\"}}"))),
                named("a long page of failure", serverError().withBody(FIVE_MEGABYTES)),
                named("deep", okJson("[".repeat(100_000))),
                named("twice a result", okJson(MATCH.replace("{", "{\"result\":\"UNKNOWN\","))),
                named("null", okJson("null")),
                named("no evidence", okJson("{\"result\":\"UNKNOWN\",\"answeredAt\":\"2024-06-15T08:30:00Z\"}")),
                named("a mismatch of nothing", okJson(MATCH.replace("MATCH", "MISMATCH"))),
                named("301", aResponse().withStatus(301).withHeader("Location", "/elsewhere")),
                named("401", aResponse().withStatus(401)),
                named("403", aResponse().withStatus(403)),
                named("404", aResponse().withStatus(404)),
                named("429", aResponse().withStatus(429)),
                named("429 with Retry-After", aResponse().withStatus(429).withHeader("Retry-After", "1")),
                named("500", serverError()),
                named("503", aResponse().withStatus(503)),
                named("503 with Retry-After", aResponse().withStatus(503).withHeader("Retry-After", "1")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void losesNothingAndTellsNobodyThatTheNumberIsUnknown(ResponseDefinitionBuilder fault) {
        databaseAnswers(fault);
        List<CccdUpdateRequested> requests =
                Stream.generate(() -> PORTALS.submit(Portals.claim())).limit(3).toList();
        // Of several requests a half open breaker may let through always the same.
        await().until(() -> calls() >= 2);
        assertThat(requests)
                .allSatisfy(request -> assertThat(PUBLISHED.answersTo(request)).isEmpty());

        everybodyIsWell();

        assertThat(requests).allSatisfy(request -> {
            assertThat(PUBLISHED.awaitAnswerTo(request).topic()).isEqualTo("cccd-updated");
            assertThat(PUBLISHED.answersTo(request)).hasSize(1);
            assertThat(deadLettersOf(request)).isEmpty();
        });
    }

    @Test
    void pausesInsteadOfAskingInVainAndStaysInItsGroup() throws Exception {
        Set<String> members = members();
        databaseAnswers(serverError());
        List<CccdUpdateRequested> requests =
                Stream.generate(() -> PORTALS.submit(Portals.claim())).limit(20).toList();
        await().until(() -> get("/actuator/prometheus").contains("registry_intake_paused 1.0"));
        assertThat(health()).contains("\"status\":\"UP\"").contains("\"populationDatabase\":\"degraded\"");
        assertThat(get("/actuator/health/readiness"))
                .contains("\"status\":\"UP\"")
                .contains("binders");

        DATABASE.resetRequests();
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        assertThat(calls()).as("one probe each 500 ms").isBetween(1, 8);

        databaseAnswers(okJson(MATCH));
        assertThat(requests)
                .allSatisfy(request ->
                        assertThat(PUBLISHED.awaitAnswerTo(request).topic()).isEqualTo("cccd-updated"));
        assertThat(health()).contains("\"populationDatabase\":\"available\"");
        assertThat(members()).isEqualTo(members);
    }

    @Test
    void staysAwayAsLongAsItIsAskedTo() {
        databaseAnswers(aResponse().withStatus(429).withHeader("Retry-After", "2"));
        CccdUpdateRequested request = PORTALS.submit(Portals.claim());
        await().until(() -> calls() == 1);
        Instant refused =
                DATABASE.getAllServeEvents().get(0).getRequest().getLoggedDate().toInstant();

        databaseAnswers(okJson(MATCH));
        PUBLISHED.awaitAnswerTo(request);

        assertThat(DATABASE.getAllServeEvents().stream().map(OutageTest::at).filter(at -> at.isAfter(refused)))
                .isNotEmpty()
                .allMatch(at -> Duration.between(refused, at).toMillis() > 1_900);
    }

    @Test
    void asksAgainOnlyWhatAnotherTryCanMend() {
        databaseAnswers(aResponse().withStatus(500));
        CccdUpdateRequested request = PORTALS.submit(Portals.claim());
        await().until(() -> callsFor(request) >= 3);

        everybodyIsWell();
        PUBLISHED.awaitAnswerTo(request);
    }

    @Test
    void setsARequestAsideThatTheDatabaseCallsMalformed() {
        databaseAnswers(aResponse().withStatus(400).withBody("name " + Portals.NAME + " is too odd"));
        CccdUpdateRequested odd = PORTALS.submit(Portals.claim());

        var letter = PUBLISHED.awaitDeadLetter(record -> Portals.key(odd).equals(Published.text(record.key())));

        assertThat(Published.header(letter, "dlq_reason"))
                .isEqualTo("the population database refused our request as malformed (HTTP 400)");
        assertThat(letter.value()).isEqualTo(PORTALS.bytes(odd));
        assertThat(PUBLISHED.answersTo(odd)).isEmpty();
        everybodyIsWell();
        PUBLISHED.awaitAnswerTo(PORTALS.submit(Portals.claim()));
    }

    private static Instant at(ServeEvent event) {
        return event.getRequest().getLoggedDate().toInstant();
    }

    private static int calls() {
        return DATABASE.countRequestsMatching(postRequestedFor(anyUrl()).build())
                .getCount();
    }

    private static long callsFor(CccdUpdateRequested request) {
        return DATABASE.getAllServeEvents().stream()
                .filter(event ->
                        request.getRequestId().equals(event.getRequest().getHeader("X-Correlation-Id")))
                .count();
    }

    private static List<?> deadLettersOf(CccdUpdateRequested request) {
        return PUBLISHED.deadLetters(record -> Portals.key(request).equals(Published.text(record.key())));
    }

    private String health() {
        return get("/actuator/health");
    }

    private String get(String path) {
        return RestClient.create("http://localhost:" + port)
                .get()
                .uri(path)
                .retrieve()
                .body(String.class);
    }

    private static Set<String> members() throws Exception {
        try (Admin admin = Admin.create(TestParts.shared().clientSettings())) {
            return admin
                    .describeConsumerGroups(List.of("citizen-registry-adapter"))
                    .all()
                    .get()
                    .get("citizen-registry-adapter")
                    .members()
                    .stream()
                    .map(MemberDescription::consumerId)
                    .collect(Collectors.toSet());
        }
    }
}
