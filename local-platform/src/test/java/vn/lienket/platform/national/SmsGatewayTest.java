package vn.lienket.platform.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienket.platform.http.Answer;
import vn.lienket.platform.http.Faults.Fault;
import vn.lienket.platform.http.HttpDoor;
import vn.lienket.platform.http.Request;

class SmsGatewayTest {

    private static final String SECRET = "whsec_c2VjcmV0LW9mLXRoZS1yZXBvcnRz";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpDoor sender = new HttpDoor();
    private final List<Request> reports = new CopyOnWriteArrayList<>();
    private SmsGateway gateway;

    @BeforeEach
    void open() throws IOException {
        sender.on("POST", "/reports", request -> {
                    reports.add(request);
                    return reports.size() == 1 ? Answer.problem(503, "busy", "Once more") : Answer.nothing();
                })
                .open(0);
        gateway = start();
    }

    private SmsGateway start() throws IOException {
        URI to = URI.create("http://localhost:" + sender.port() + "/reports");
        return SmsGateway.start(
                folder.resolve("messages.jsonl"), "key", new DeliveryReports(() -> to, SECRET), 0, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        gateway.close();
        sender.close();
    }

    @Test
    void sendsOnceHoweverOftenItIsAsked() throws Exception {
        HttpResponse<String> first = send("k-1", "+84901234567", "Xin chào");
        HttpResponse<String> again = send("k-1", "+84901234567", "Xin chào");
        gateway.close();
        gateway = start();
        HttpResponse<String> later = send("k-1", "+84901234567", "Xin chào");

        assertThat(List.of(first.statusCode(), again.statusCode(), later.statusCode()))
                .containsExactly(201, 200, 200);
        assertThat(List.of(again.body(), later.body())).containsOnly(first.body());
        assertThat(gateway.to("+84901234567")).singleElement().satisfies(message -> assertThat(message.text())
                .isEqualTo("Xin chào"));
        assertThat(gateway.to("+84901234568")).isEmpty();
    }

    @Test
    void refusesWhatNoMessageCanBeMadeOf() throws Exception {
        assertThat(send("k-1", "0901234567", "Xin chào").statusCode()).isEqualTo(422);
        assertThat(send("k-1", "+84901234567", " ").statusCode()).isEqualTo(400);
        assertThat(send("", "+84901234567", "Xin chào").statusCode()).isEqualTo(400);
        assertThat(post("k-1", "other", "{}").statusCode()).isEqualTo(401);
        assertThat(gateway.all()).isEmpty();
    }

    @Test
    void reportsUntilItIsHeard() throws Exception {
        send("k-1", "+84900000000", "Xin chào");
        await().until(() -> gateway.stats().get("reported") == 1);

        Request report = reports.get(1);
        assertThat(report.json(Map.class))
                .containsEntry("idempotencyKey", "k-1")
                .containsEntry("state", "UNDELIVERED")
                .containsEntry("reason", "UNKNOWN_SUBSCRIBER");
        new Webhook(SECRET).verify(new String(report.body()), signed(report));
    }

    @Test
    void hasFaultsOnDemand() throws Exception {
        gateway.faults().switchOn(Fault.status(429));
        HttpResponse<String> answer = send("k-1", "+84901234567", "Xin chào");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    private static HttpHeaders signed(Request report) {
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(report.header("webhook-id").orElseThrow()),
                        "webhook-timestamp",
                                List.of(report.header("webhook-timestamp").orElseThrow()),
                        "webhook-signature",
                                List.of(report.header("webhook-signature").orElseThrow())),
                (name, value) -> true);
    }

    private HttpResponse<String> send(String key, String to, String text) throws Exception {
        return post(key, "key", "{\"to\": \"%s\", \"from\": \"LIENKET\", \"text\": \"%s\"}".formatted(to, text));
    }

    private HttpResponse<String> post(String key, String apiKey, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + gateway.port() + "/v1/messages"))
                        .header("Content-Type", "application/json")
                        .header("X-Api-Key", apiKey)
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
