package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienket.facts.RefusalReason;
import vn.lienket.facts.RejectionReason;

class WebTest extends RunningService {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void saysWhatACitizenWasTold() throws Exception {
        Citizen citizen = Citizen.at("binhduong");
        PUBLISHER.contact(citizen.account(), citizen.email(), "Nguyễn Thị Hoà");
        PUBLISHER.publish("link-refused", citizen.ref(), citizen.refused(RefusalReason.DUPLICATE_ACCOUNT));
        awaitStates(citizen.account(), NoticeState.SENT);

        assertThat(get("/v1/notices?portal=binhduong&accountId="
                                + citizen.account().accountId())
                        .body())
                .contains("\"kind\":\"LINK_REFUSED\"", "\"reason\":\"DUPLICATE_ACCOUNT\"", "\"state\":\"SENT\"")
                .contains("\"occurredAt\":\"2024-06-30T07:05:00Z\"", "\"attempts\":1")
                .doesNotContain(citizen.email());
        assertThat(get("/v1/notices/counts").body())
                .containsPattern("\"kind\":\"LINK_REFUSED\",\"state\":\"SENT\",\"count\":\\d+");
    }

    @Test
    void showsPortalsWhatTheirCitizenHasNotRead() throws Exception {
        Citizen citizen = Citizen.at("binhduong");
        var rejected = citizen.rejected(RejectionReason.NAME_MISMATCH);
        PUBLISHER.publish("cccd-update-rejected", citizen.account().text(), rejected);
        awaitStates(citizen.account(), NoticeState.WAITING);
        String inbox = "/v1/portals/binhduong/accounts/" + citizen.account().accountId() + "/inbox";

        assertThat(get(inbox).body())
                .contains(rejected.getEventId(), "Chưa cập nhật được số CCCD", "Your citizen number could not be")
                .contains("https://dichvucong.binhduong.gov.vn");
        assertThat(put(inbox + "/" + rejected.getEventId() + "/read")).isEqualTo(204);
        assertThat(get(inbox).body()).isEqualTo("[]");
        assertThat(get(inbox + "?unread=false").body()).contains(rejected.getEventId());
        assertThat(put(inbox + "x/" + rejected.getEventId() + "/read")).isEqualTo(404);
        assertThat(put(inbox.replace("binhduong", "dvcqg") + "/" + rejected.getEventId() + "/read"))
                .isEqualTo(404);
    }

    @Test
    void showsTheInboxInPages() throws Exception {
        Citizen citizen = Citizen.at("binhduong");
        AccountFact[] facts = IntStream.range(0, 5)
                .mapToObj(n -> new AccountFact(
                        UUID.randomUUID(),
                        Citizen.AT.plusSeconds(n / 2),
                        citizen.account(),
                        new Happening.CccdRejected("NAME_MISMATCH")))
                .toArray(AccountFact[]::new);
        notices.add(List.of(facts));
        String inbox = "/v1/portals/binhduong/accounts/" + citizen.account().accountId() + "/inbox";

        List<String> all = ids(inbox);
        List<String> first = ids(inbox + "?limit=2");
        assertThat(put(inbox + "/" + first.get(1) + "/read")).isEqualTo(204);
        List<String> second = ids(inbox + "?limit=2&after=" + first.get(1));
        List<String> third = ids(inbox + "?limit=2&after=" + second.get(1));

        assertThat(all).hasSize(5).startsWith(facts[4].eventId().toString());
        assertThat(Stream.of(first, second, third).flatMap(List::stream)).containsExactlyElementsOf(all);
        assertThat(ids(inbox + "?after=" + third.get(0))).isEmpty();
        assertThat(get(inbox + "?after=" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(get(inbox + "?limit=101").body()).contains("/errors/malformed-parameter");
        assertThat(get(inbox + "?limit=0").statusCode()).isEqualTo(400);
    }

    private List<String> ids(String path) throws IOException, InterruptedException {
        return Pattern.compile("\"eventId\":\"([^\"]+)\"")
                .matcher(get(path).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private int put(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", Tokens.ops())
                                .PUT(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void knowsNothingOfOthers() throws Exception {
        assertThat(get("/v1/notices?portal=dvcqg&accountId=nobody").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/notices?portal=dvcqg, 400, /errors/missing-parameter",
        "/previews/XYZ, 400, /errors/malformed-parameter",
        "/previews/LINKED?part=text&language=KHONG, 400, /errors/malformed-parameter",
        "/khong-co, 404, /errors/not-found"
    })
    void explainsWhatItRefuses(String path, int status, String type) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(type, "detailVi", "detailEn").doesNotContain("KHONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/previews",
                "/previews?language=EN",
                "/previews/LINKED",
                "/previews/CCCD_REJECTED?reason=NAME_MISMATCH&part=text"
            })
    void showsTheLetters(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void showsEachLetterAndTextMessageOnOnePage() throws Exception {
        String page = get("/previews").body();

        assertThat(page).contains("số CCCD của tài khoản đã được cập nhật");
        for (NoticeKind kind : NoticeKind.values()) {
            assertThat(page).contains("/previews/" + kind + "?");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void isUp(String path) throws Exception {
        assertThat(get(path).body()).contains("\"status\":\"UP\"");
    }

    @Test
    void tellsPrometheusWhatWaits() throws Exception {
        assertThat(get("/actuator/prometheus").body())
                .contains("lienket_notices_waiting", "lienket_notices_pending", "lienket_notices_overdue_seconds");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", Tokens.ops())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
