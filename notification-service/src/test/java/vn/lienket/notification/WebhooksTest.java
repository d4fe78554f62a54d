package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienket.facts.ClosureReason;
import vn.lienket.platform.Ports;

/** Each test has portals of its own, and so its own calls. */
class WebhooksTest extends RunningService {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String portal = "p" + Citizen.id().substring(0, 8);
    private final Citizen citizen = Citizen.at(portal);
    private final Sink sink = new Sink();
    private final List<String> opened = new ArrayList<>();

    @Autowired
    Announcements announcements;

    @AfterEach
    void close() throws Exception {
        for (String id : opened) {
            send("DELETE", "/" + id, null);
        }
        sink.close();
    }

    @Test
    void callsWhoSubscribedOnceAndSigned() throws Exception {
        String secret = subscribe(sink.url()).secret;
        var linked = citizen.linked();
        PUBLISHER.publish("account-linked", citizen.ref(), linked);
        PUBLISHER.publish("account-linked", citizen.ref(), linked);
        PUBLISHER.publish("cccd-updated", citizen.ref(), citizen.confirmed());
        PUBLISHER.publish("account-closed", citizen.account().text(), citizen.closed(ClosureReason.CUTOFF));

        await().untilAsserted(() -> assertThat(sink.calls()).hasSize(2));
        Sink.Got call = sink.calls().stream()
                .filter(got -> got.id().equals(linked.getEventId()))
                .findAny()
                .orElseThrow();
        assertThatCode(() -> new Webhook(secret).verify(call.body(), lowerCased(call)))
                .doesNotThrowAnyException();
        assertThat((String) JsonPath.read(call.body(), "$.type")).isEqualTo("account-linked");
        assertThat((String) JsonPath.read(call.body(), "$.data.accountId"))
                .isEqualTo(citizen.account().accountId());
        assertThat((String) JsonPath.read(call.body(), "$.data.occurredAt")).isEqualTo(Citizen.AT.toString());
        assertThat(call.body()).doesNotContain(citizen.ref());
    }

    @Test
    void keepsConnections() throws Exception {
        subscribe(sink.url());
        for (int calls = 1; calls <= 5; calls++) {
            int all = calls;
            PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());
            await().untilAsserted(() -> assertThat(sink.calls()).hasSize(all));
        }

        assertThat(sink.calls())
                .extracting(Sink.Got::from)
                .containsOnly(sink.calls().get(0).from());
    }

    @Test
    void signsWithTheOldSecretAsWellForAWhileAfterARotation() throws Exception {
        Opened subscription = subscribe(sink.url());
        String fresh = JsonPath.read(
                send("POST", "/" + subscription.id + "/secret", "").body(), "$.secret");
        PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());

        await().untilAsserted(() -> assertThat(sink.calls()).hasSize(1));
        Sink.Got call = sink.calls().get(0);
        assertThat(call.signatures()).hasSize(2);
        for (String secret : List.of(fresh, subscription.secret)) {
            assertThatCode(() -> new Webhook(secret).verify(call.body(), lowerCased(call)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void triesAgainUntilItIsAcknowledgedAndKeepsTheOrderOfAnAccount() throws Exception {
        Opened subscription = subscribe(sink.answers(503, 500, 404).url());
        var first = citizen.linked();
        var second = citizen.linked(Citizen.AT.plusSeconds(9), false, "vneid-0");
        PUBLISHER.publish("account-linked", citizen.ref(), first);
        await().untilAsserted(() -> assertThat(sink.calls()).isNotEmpty());
        PUBLISHER.publish("account-linked", citizen.ref(), second);

        awaitAcknowledged(subscription, 2);
        assertThat(sink.calls())
                .extracting(Sink.Got::id)
                .containsExactly(
                        first.getEventId(),
                        first.getEventId(),
                        first.getEventId(),
                        first.getEventId(),
                        second.getEventId());
        assertThat(ledger(subscription)).contains("\"attempts\":4", "HTTP_204");
    }

    @Test
    void isNotSlowedByTheDeadAndTheSilent() throws Exception {
        try (Sink silent = new Sink().answersAlways(Sink.NEVER)) {
            Opened dead = subscribe("http://127.0.0.1:" + Ports.free() + "/facts");
            Opened unanswered = subscribe(silent.url());
            Opened alive = subscribe(sink.url());
            List<Citizen> citizens =
                    IntStream.range(0, 100).mapToObj(n -> Citizen.at(portal)).toList();
            citizens.forEach(one -> PUBLISHER.publish("account-linked", one.ref(), one.linked()));

            awaitAcknowledged(alive, 100);
            assertThat(counts(dead)).isEqualTo("{\"PENDING\":100}");
            assertThat(counts(unanswered)).isEqualTo("{\"PENDING\":100}");
            await().untilAsserted(() -> assertThat(ledger(dead)).contains("NO_CONNECTION"));
            await().untilAsserted(() -> assertThat(ledger(unanswered)).contains("TIMEOUT"));
        }
    }

    @Test
    void callsNoMoreWhoIsGone() throws Exception {
        Opened subscription = subscribe(sink.answers(410).url());
        PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());
        await().untilAsserted(() -> assertThat(view(subscription)).contains("\"state\":\"GONE\""));
        PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());
        awaitStates(citizen.account(), NoticeState.WAITING, NoticeState.WAITING);
        assertThat(counts(subscription)).isEqualTo("{\"PENDING\":1}");

        send("POST", "/" + subscription.id + "/resume", "");
        awaitAcknowledged(subscription, 1);
    }

    @Test
    void keepsCallsWhilePaused() throws Exception {
        Opened subscription = subscribe(sink.url());
        send("POST", "/" + subscription.id + "/pause", "");
        PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());
        await().untilAsserted(() -> assertThat(counts(subscription)).isEqualTo("{\"PENDING\":1}"));
        assertThat(sink.calls()).isEmpty();
        send("POST", "/" + subscription.id + "/resume", "");
        awaitAcknowledged(subscription, 1);
    }

    @Test
    void doesNotGoWhereARedirectLeads() throws Exception {
        try (Sink elsewhere = new Sink()) {
            Opened subscription = subscribe(sink.redirectsTo(elsewhere.url()).url());
            PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());
            await().untilAsserted(() -> assertThat(ledger(subscription)).contains("HTTP_302"));
            assertThat(elsewhere.calls()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://169.254.169.254/latest", "http://10.1.2.3/", "http://[::1]/", "http://[fd00::1]:8080/x"})
    void callsNoAddressThatIsNotPublic(String url) throws Exception {
        Opened subscription = subscribe(url);
        PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());
        await().untilAsserted(() -> assertThat(ledger(subscription)).contains("ADDRESS_FORBIDDEN"));
    }

    @Test
    void tellsAgainWhatWasAnnouncedBeforeAndOfOneAccountOnly() throws Exception {
        Citizen other = Citizen.at(portal);
        PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());
        PUBLISHER.publish("account-linked", other.ref(), other.linked());
        awaitStates(citizen.account(), NoticeState.WAITING);
        awaitStates(other.account(), NoticeState.WAITING);

        Opened subscription = subscribe(sink.url());
        assertThat(replay(subscription, "{\"since\":\"" + Instant.EPOCH + "\"}"))
                .isEqualTo("{\"calls\":2}");
        awaitAcknowledged(subscription, 2);
        String ofOne = "{\"portal\":\"%s\",\"accountId\":\"%s\"}"
                .formatted(portal, other.account().accountId());
        assertThat(replay(subscription, ofOne)).isEqualTo("{\"calls\":1}");
        await().untilAsserted(() -> assertThat(sink.calls()).hasSize(3));
        awaitAcknowledged(subscription, 2);
        assertThat(sink.calls().get(2).body()).contains(other.account().accountId());
    }

    @Test
    void forgetsWhatIsOldUnlessItIsStillToBeTold() throws Exception {
        Opened subscription = subscribe(sink.url());
        Citizen other = Citizen.at(portal);
        PUBLISHER.publish("account-linked", other.ref(), other.linked());
        awaitAcknowledged(subscription, 1);
        send("POST", "/" + subscription.id + "/pause", "");
        PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());
        await().untilAsserted(() -> assertThat(counts(subscription)).contains("\"PENDING\":1"));
        jdbc.sql("update announcement set recorded_at = '2001-01-01T00:00:00Z' where portal = ?")
                .param(portal)
                .update();

        assertThat(announcements.forget(Instant.parse("2001-01-02T00:00:00Z"), 10))
                .isEqualTo(1);
        assertThat(counts(subscription)).isEqualTo("{\"PENDING\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"url\":\"ftp://a.example\",\"types\":[\"account-linked\"]} | /errors/bad-subscription",
                "{\"url\":\"https://u:p@a.example\",\"types\":[\"account-linked\"]} | /errors/bad-subscription",
                "{\"url\":\"https://a.example\",\"types\":[\"account-contact-changed\"]} | /errors/bad-subscription",
                "{\"url\":\"https://a.example\"} | /errors/bad-subscription",
                "không | /errors/unreadable-body"
            })
    void refusesWhatCannotBeSubscribedTo(String body, String type) throws Exception {
        HttpResponse<String> answer = send("POST", "", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(type, "detailVi");
    }

    @Test
    void knowsOnlyItsOwnSubscriptionsAndTellsNoSecretTwice() throws Exception {
        Opened subscription = subscribe("https://a.example/facts");
        assertThat(send("GET", "", null).body()).contains(subscription.id).doesNotContain("whsec_");
        assertThat(send("GET", "/" + Citizen.id(), null).statusCode()).isEqualTo(404);
        String dump = jdbc.sql("select string_agg(s::text, ' ') from subscription s")
                .query(String.class)
                .single();
        assertThat(dump).contains(subscription.id).doesNotContain(hex(subscription.secret));
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes());
    }

    private record Opened(String id, String secret) {}

    private Opened subscribe(String url) throws Exception {
        String body = "{\"url\":\"%s\",\"types\":[\"account-linked\",\"account-closed\"],\"portals\":[\"%s\"]}"
                .formatted(url, portal);
        HttpResponse<String> answer = send("POST", "", body);
        assertThat(answer.statusCode()).isEqualTo(201);
        Opened subscription =
                new Opened(JsonPath.read(answer.body(), "$.subscription.id"), JsonPath.read(answer.body(), "$.secret"));
        opened.add(subscription.id);
        return subscription;
    }

    private void awaitAcknowledged(Opened subscription, int calls) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(counts(subscription)).isEqualTo("{\"ACKNOWLEDGED\":" + calls + "}"));
    }

    private String counts(Opened subscription) throws Exception {
        String view = view(subscription);
        return view.substring(view.indexOf("\"calls\":") + 8, view.length() - 1);
    }

    private String view(Opened subscription) throws Exception {
        return send("GET", "/" + subscription.id, null).body();
    }

    private String ledger(Opened subscription) throws Exception {
        return send("GET", "/" + subscription.id + "/calls", null).body();
    }

    private String replay(Opened subscription, String body) throws Exception {
        return send("POST", "/" + subscription.id + "/replays", body).body();
    }

    private static java.util.Map<String, List<String>> lowerCased(Sink.Got call) {
        java.util.Map<String, List<String>> headers = new java.util.HashMap<>();
        call.headers().forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values));
        return headers;
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var content = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/subscriptions" + path))
                        .header("Authorization", Tokens.ops())
                        .header("Content-Type", "application/json")
                        .method(method, content)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
