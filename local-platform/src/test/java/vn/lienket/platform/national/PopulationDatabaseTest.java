package vn.lienket.platform.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.lienket.platform.http.Json;

class PopulationDatabaseTest {

    private static final String KEY = "the-api-key";

    @TempDir
    private Path folder;

    private PopulationDatabase database;

    @BeforeEach
    void knowsHoa() throws IOException {
        database = start();
        database.put(List.of(
                new Person("074188004321", "280123456", "Nguyễn Thị Hòa", "1988-05-21"),
                new Person("074170000001", null, "Lê Văn Cũ", "1970-01-01", true, "074170000002")));
    }

    @AfterEach
    void stops() {
        database.close();
    }

    @Test
    void confirmsThePersonWhateverTheSpelling() throws Exception {
        assertThat(lookup(Map.of("cccd", "074188004321", "fullName", "NGUYỄN  THỊ HOÀ", "dateOfBirth", "1988-05-21"))
                        .path("result")
                        .asString())
                .isEqualTo("MATCH");
    }

    @Test
    void confirmsAYearWhereThePapersSayNoMore() throws Exception {
        assertThat(lookup(Map.of("cccd", "074188004321", "fullName", "Nguyễn Thị Hòa", "dateOfBirth", "1988"))
                        .path("result")
                        .asString())
                .isEqualTo("MATCH");
    }

    @Test
    void namesTheFieldsThatDifferAndNoValue() throws Exception {
        JsonNode answer = lookup(Map.of(
                "cccd", "074188004321",
                "fullName", "Nguyễn Thị Hoa",
                "dateOfBirth", "1988-05-22",
                "cmnd", "280123457"));
        assertThat(answer.path("result").asString()).isEqualTo("MISMATCH");
        assertThat(answer.path("mismatches"))
                .extracting(JsonNode::asString)
                .containsExactly("NAME", "BIRTH_DATE", "CMND");
        assertThat(answer.toString()).doesNotContain("Hòa").doesNotContain("1988-05-21");
    }

    @Test
    void knowsNobodyElse() throws Exception {
        assertThat(lookup(Map.of("cccd", "074188004322", "fullName", "Ai Đó", "dateOfBirth", "1988-05-21"))
                        .path("result")
                        .asString())
                .isEqualTo("UNKNOWN");
    }

    @Test
    void tellsTheNewNumberOfACancelledOne() throws Exception {
        JsonNode answer = lookup(Map.of("cccd", "074170000001", "fullName", "Lê Văn Cũ", "dateOfBirth", "1970-01-01"));
        assertThat(answer.path("result").asString()).isEqualTo("CANCELLED");
        assertThat(answer.path("newCccd").asString()).isEqualTo("074170000002");
    }

    @Test
    void refusesAWrongShapeWithoutEchoingIt() throws Exception {
        HttpResponse<String> answer =
                post(KEY, Map.of("cccd", "12345", "fullName", "Ai Đó", "dateOfBirth", "1988-05-21"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/errors/bad-request").doesNotContain("12345");
    }

    @Test
    void refusesAClientItDoesNotKnow() throws Exception {
        assertThat(post("guessed", Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void isDownWhileTheFaultIsSwitchedOn() throws Exception {
        assertThat(send("PUT", "/faults", "{\"status\": 503}").statusCode()).isEqualTo(204);
        Map<String, String> hoa =
                Map.of("cccd", "074188004321", "fullName", "Nguyễn Thị Hòa", "dateOfBirth", "1988-05-21");
        assertThat(post(KEY, hoa).statusCode()).isEqualTo(503);
        send("DELETE", "/faults", "");
        assertThat(post(KEY, hoa).statusCode()).isEqualTo(200);
        assertThat(database.stats()).containsEntry("answeredByFault", 1L).containsEntry("MATCH", 1L);
    }

    @Test
    void asksForPatienceWhenItIsOverloaded() throws Exception {
        send("PUT", "/faults", "{\"status\": 429}");
        assertThat(post(KEY, Map.of()).headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void refusesMoreThanItsQuotaAndCountsWhatItRefused() throws Exception {
        send("PUT", "/quota", "{\"perSecond\": 2}");
        for (int call = 0; call < 2; call++) {
            assertThat(post(KEY, Map.of()).statusCode()).isNotEqualTo(429);
        }
        HttpResponse<String> third = post(KEY, Map.of());
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(database.stats()).containsEntry("overQuota", 1L).containsEntry("busiestSecond", 3L);

        database.grant(1_000, 1);
        assertThat(post(KEY, Map.of()).statusCode()).isNotEqualTo(429);
        assertThat(post(KEY, Map.of()).statusCode()).isEqualTo(429);
    }

    @Test
    void countsACallWhenItArrivesWheneverItIsJudged() {
        CallQuota quota = new CallQuota();
        quota.set(new CallQuota.Limit(2, null));
        long second = TimeUnit.SECONDS.toNanos(1);
        assertThat(quota.admits(0)).isTrue();
        assertThat(quota.admits(second + 10)).isTrue();
        assertThat(quota.admits(second / 2))
                .as("with either of them within a second")
                .isTrue();
        assertThat(quota.admits(second / 2 + 20))
                .as("the third within a second")
                .isFalse();
        assertThat(quota.busiestSecond()).isEqualTo(3);
    }

    @Test
    void tellsWithEveryAnswerHowLongBeforeItTheCallWasCounted() throws Exception {
        send("PUT", "/latency", "{\"medianMs\": 200, \"p99Ms\": 200}");
        Map<String, String> hoa =
                Map.of("cccd", "074188004321", "fullName", "Nguyễn Thị Hòa", "dateOfBirth", "1988-05-21");
        assertThat(sinceArrival(post(KEY, hoa))).isBetween(200.0, 2_000.0);
        send("PUT", "/faults", "{\"status\": 503, \"latencyMs\": 100}");
        assertThat(sinceArrival(post(KEY, hoa))).isBetween(100.0, 1_900.0);
        send("PUT", "/faults", "{\"garbage\": true}");
        assertThat(sinceArrival(post(KEY, hoa))).isNotNegative();
    }

    private static double sinceArrival(HttpResponse<String> answer) {
        return Double.parseDouble(
                answer.headers().firstValue("Server-Timing").orElseThrow().replace("since-arrival;dur=", ""));
    }

    @Test
    void answersMostlyQuicklyAndSometimesVerySlowly() {
        Latency latency = new Latency(80, 1_000);
        long[] times =
                LongStream.generate(latency::nextMs).limit(20_000).sorted().toArray();
        assertThat(times[10_000]).isBetween(75L, 85L);
        assertThat(times[19_800]).isBetween(850L, 1_150L);
    }

    @Test
    void breaksOffOrTalksNonsenseOnDemand() throws Exception {
        send("PUT", "/faults", "{\"reset\": true}");
        assertThatThrownBy(() -> post(KEY, Map.of())).isInstanceOf(IOException.class);
        send("PUT", "/faults", "{\"garbage\": true}");
        HttpResponse<String> nonsense = post(KEY, Map.of());
        assertThat(nonsense.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> Json.MAPPER.readTree(nonsense.body()))
                .isInstanceOf(tools.jackson.core.JacksonException.class);
    }

    @Test
    void knowsEverybodyAgainAfterARestart() throws Exception {
        database.close();
        database = start();
        assertThat(database.stats()).containsEntry("persons", 2L);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("citizens.json"))))
                .isEqualTo("rw-------");
    }

    private PopulationDatabase start() throws IOException {
        return PopulationDatabase.start(folder.resolve("citizens.json"), KEY, 0, Clock.systemUTC());
    }

    private JsonNode lookup(Map<String, String> claim) throws Exception {
        return Json.MAPPER.readTree(post(KEY, claim).body());
    }

    private HttpResponse<String> post(String apiKey, Map<String, String> claim) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(at("/v1/citizens:lookup"))
                                .header("X-Api-Key", apiKey)
                                .POST(HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(claim)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(at(path))
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + database.port() + path);
    }
}
