package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienket.facts.AccountLinked;
import vn.lienket.platform.http.Faults.Fault;
import vn.lienket.platform.national.StoredMessage;

class ChoosesChannelTest extends RunningService {

    private static final String BROKEN = "not an address";

    private final Citizen citizen = Citizen.at("dvcqg");
    private final String phone = "+8490" + ThreadLocalRandom.current().nextInt(1_000_001, 9_999_999);
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void textsWhoHasNoEmail() {
        AccountLinked linked = tell(null, phone);
        awaitChannel(NoticeState.SENT, Channel.SMS, null);
        assertThat(text().text())
                .isEqualTo(
                        "Cổng Dịch vụ công quốc gia: tài khoản đã được liên kết với VNeID. Lần sau Ông/Bà có thể đăng nhập bằng VNeID.");
        assertThat(text().key()).isEqualTo(linked.getEventId());
        assertInInbox(linked);
    }

    @Test
    void writesByOneChannelOnly() {
        tell(citizen.email(), phone);
        awaitChannel(NoticeState.SENT, Channel.EMAIL, null);
        assertThat(TEXTS.gateway().to(phone)).isEmpty();
    }

    @Test
    void textsWhoseEmailFailsForGood() {
        tell(BROKEN, phone);
        awaitChannel(NoticeState.SENT, Channel.SMS, null);
        assertThat(text()).isNotNull();
        assertThat(jdbc.sql("select channel || ' ' || code from refusal where event_id = ?")
                        .param(onlyNotice().notice().eventId())
                        .query(String.class)
                        .list())
                .containsExactly("EMAIL ADDRESS_INVALID");
    }

    @Test
    void leavesToTheInboxWhomNoChannelReaches() {
        AccountLinked linked = tell(BROKEN, "024 3825 1234");
        awaitChannel(NoticeState.FAILED, Channel.SMS, "PHONE_NOT_MOBILE");
        assertInInbox(linked);
    }

    @Test
    void followsTheOrderThatTheCitizenWants() throws Exception {
        assertThat(put("{\"channels\": [\"SMS\", \"EMAIL\"]}").body())
                .isEqualTo("{\"channels\":[\"SMS\",\"EMAIL\",\"INBOX\"]}");
        tell(citizen.email(), phone);
        awaitChannel(NoticeState.SENT, Channel.SMS, null);
        assertThat(MAILBOX.to(citizen.email())).isEmpty();
    }

    @Test
    void writesNowhereToWhoWantsTheInboxOnly() throws Exception {
        put("{\"channels\": [\"INBOX\"]}");
        AccountLinked linked = tell(citizen.email(), phone);
        awaitChannel(NoticeState.SENT, Channel.INBOX, null);
        assertThat(MAILBOX.to(citizen.email())).isEmpty();
        assertThat(TEXTS.gateway().to(phone)).isEmpty();
        assertInInbox(linked);
    }

    @Test
    void redirectsWhatStillWaits() throws Exception {
        AccountLinked linked = citizen.linked();
        PUBLISHER.publish("account-linked", citizen.ref(), linked);
        awaitStates(citizen.account(), NoticeState.WAITING);
        put("{\"channels\": [\"SMS\"]}");
        PUBLISHER.reach(citizen.account(), citizen.email(), phone, null);
        awaitChannel(NoticeState.SENT, Channel.SMS, null);
    }

    @Test
    void forgetsTheOrderWithTheContact() throws Exception {
        put("{\"channels\": [\"SMS\"]}");
        PUBLISHER.publish("account-contact-changed", citizen.account().text(), (byte[]) null);
        await().untilAsserted(() ->
                assertThat(get("notice-preferences")).isEqualTo("{\"channels\":[\"EMAIL\",\"SMS\",\"INBOX\"]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"channels\": []}",
                "{\"channels\": [null]}",
                "{\"channels\": [\"FAX\"]}",
                "{\"channels\": [\"SMS\", \"SMS\"]}",
                "{\"channels\": [\"INBOX\", \"SMS\"]}",
                "["
            })
    void refusesWhatIsNoOrder(String body) throws Exception {
        HttpResponse<String> answer = put(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/errors/", "detailVi").doesNotContain("FAX");
    }

    @Test
    void goesTheNextWayWhenTheTextIsReportedAsUndelivered() throws Exception {
        put("{\"channels\": [\"SMS\", \"EMAIL\"]}");
        tell(citizen.email(), phone.substring(0, 8) + "0000");
        awaitChannel(NoticeState.SENT, Channel.EMAIL, null);
        assertThat(MAILBOX.to(citizen.email())).hasSize(1);
    }

    @Test
    void believesNoReportWithoutTheGatewaysSignature() throws Exception {
        tell(null, phone);
        awaitChannel(NoticeState.SENT, Channel.SMS, null);
        String report =
                "{\"messageId\": \"m\", \"idempotencyKey\": \"%s\", \"state\": \"UNDELIVERED\", \"reason\": \"BLOCKED\"}"
                        .formatted(onlyNotice().notice().eventId());
        assertThat(report(report, "whsec_c29tZWJvZHkgZWxzZQ==").statusCode()).isEqualTo(401);
        awaitChannel(NoticeState.SENT, Channel.SMS, null);
        assertThat(report("{\"state\": \"UNDELIVERED\"}", TextMessages.SECRET).statusCode())
                .isEqualTo(400);
        assertThat(report(report, TextMessages.SECRET).statusCode()).isEqualTo(204);
        awaitChannel(NoticeState.FAILED, Channel.SMS, "SMS_BLOCKED");
        assertThat(report(report, TextMessages.SECRET).statusCode()).isEqualTo(204);
    }

    @Test
    void textsOnceThroughAnOutageOfTheGatewayWhileMailsGoOn() {
        Citizen other = Citizen.at("dvcqg");
        TEXTS.gateway().faults().switchOn(Fault.status(503));
        try {
            tell(null, phone);
            PUBLISHER.contact(other.account(), other.email(), null);
            PUBLISHER.publish("account-linked", other.ref(), other.linked());
            awaitStates(other.account(), NoticeState.SENT);
            awaitChannel(NoticeState.PENDING, Channel.SMS, "NO_ADDRESS");
        } finally {
            TEXTS.gateway().faults().switchOff();
        }
        awaitChannel(NoticeState.SENT, Channel.SMS, null);
        assertThat(text()).isNotNull();
        assertThat(onlyNotice().attempts()).isEqualTo(1);
    }

    private AccountLinked tell(String email, String number) {
        AccountLinked linked = citizen.linked();
        PUBLISHER.reach(citizen.account(), email, number, null);
        PUBLISHER.publish("account-linked", citizen.ref(), linked);
        return linked;
    }

    private void awaitChannel(NoticeState state, Channel channel, String failure) {
        await().untilAsserted(() -> assertThat(notices.of(citizen.account()))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.state()).isEqualTo(state);
                    assertThat(entry.channel()).isEqualTo(channel);
                    assertThat(entry.failure()).isEqualTo(failure);
                }));
    }

    private NoticeEntry onlyNotice() {
        return notices.of(citizen.account()).get(0);
    }

    private StoredMessage text() {
        assertThat(TEXTS.gateway().to(phone)).hasSize(1);
        return TEXTS.gateway().to(phone).get(0);
    }

    private void assertInInbox(AccountLinked linked) {
        try {
            assertThat(get("inbox")).contains(linked.getEventId());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String get(String what) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(account(what))
                                .header("Authorization", Tokens.ops())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> put(String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(account("notice-preferences"))
                        .header("Authorization", Tokens.ops())
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI account(String what) {
        return URI.create("http://localhost:%d/v1/portals/dvcqg/accounts/%s/%s"
                .formatted(port, citizen.account().accountId(), what));
    }

    private HttpResponse<String> report(String body, String secret) throws Exception {
        String id = UUID.randomUUID().toString();
        long now = Instant.now().getEpochSecond();
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/sms-reports"))
                        .header("Content-Type", "application/json")
                        .header("webhook-id", id)
                        .header("webhook-timestamp", Long.toString(now))
                        .header("webhook-signature", new Webhook(secret).sign(id, now, body))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
