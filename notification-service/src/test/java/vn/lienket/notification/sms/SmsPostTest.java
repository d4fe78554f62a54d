package vn.lienket.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClient;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Contact;
import vn.lienket.notification.Delivery;
import vn.lienket.notification.Language;
import vn.lienket.notification.Letter;
import vn.lienket.notification.Letters;
import vn.lienket.notification.Matter;
import vn.lienket.notification.Message;
import vn.lienket.notification.Notice;
import vn.lienket.notification.NoticeKind;
import vn.lienket.notification.Post;
import vn.lienket.platform.http.Faults.Fault;
import vn.lienket.platform.national.DeliveryReports;
import vn.lienket.platform.national.SmsGateway;

class SmsPostTest {

    private static final String NUMBER = "+84901234567";

    @TempDir
    static Path folder;

    private final Notice notice = new Notice(
            UUID.randomUUID(), Instant.EPOCH, new AccountKey("dvcqg", "1"), new Matter(NoticeKind.LINKED, ""));
    private SmsGateway gateway;

    @BeforeEach
    void open() throws IOException {
        gateway = SmsGateway.start(
                folder.resolve(notice.eventId() + ".jsonl"),
                "key",
                new DeliveryReports(() -> URI.create("http://localhost:9/"), "whsec_c2VjcmV0"),
                0,
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void sendsToTheNormalisedNumberInTheCitizensLanguage() {
        assertThat(send("090 123 4567")).isEqualTo(new Delivery.Accepted());
        assertThat(gateway.to(NUMBER)).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("Tài khoản đã liên kết");
            assertThat(message.from()).isEqualTo("LIENKET");
            assertThat(message.key()).isEqualTo(notice.eventId().toString());
        });
    }

    @Test
    void sendsOnceThoughTheAnswerIsLost() {
        gateway.faults().switchOn(new Fault(null, 1_500L, null, null, null));
        assertThat(send(NUMBER)).isEqualTo(new Delivery.NotNow("TIMEOUT"));
        gateway.faults().switchOff();
        assertThat(send(NUMBER)).isEqualTo(new Delivery.Accepted());
        assertThat(send(NUMBER)).isEqualTo(new Delivery.Accepted());
        assertThat(gateway.to(NUMBER)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void givesUpWhatTheGatewayRefuses(int status) {
        gateway.faults().switchOn(Fault.status(status));
        assertThat(send(NUMBER)).isEqualTo(new Delivery.Refused("HTTP_" + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 500})
    void triesAgainWhatMayBeTheMessagesFault(int status) {
        gateway.faults().switchOn(Fault.status(status));
        assertThat(send(NUMBER)).isEqualTo(new Delivery.NotNow("HTTP_" + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 404, 502, 503, 504})
    void takesARefusalOfUsForAnOutage(int status) {
        gateway.faults().switchOn(Fault.status(status));
        assertThatThrownBy(() -> send(NUMBER)).isInstanceOfSatisfying(Post.Outage.class, outage -> {
            assertThat(outage.code()).isEqualTo("HTTP_" + status);
            assertThat(outage.pause()).isEmpty();
        });
    }

    @Test
    void staysAwayAsLongAsTheGatewayAsks() {
        gateway.faults().switchOn(Fault.status(429));
        assertThatThrownBy(() -> send(NUMBER))
                .isInstanceOfSatisfying(
                        Post.Outage.class, outage -> assertThat(outage.pause()).hasValue(Duration.ofSeconds(1)));
    }

    @Test
    void takesNoAnswerAndGarbageForAnOutage() {
        gateway.faults().switchOn(new Fault(null, null, true, null, null));
        assertThatThrownBy(() -> send(NUMBER)).isInstanceOf(Post.Outage.class);
        gateway.faults().switchOn(Fault.status(301));
        assertThatThrownBy(() -> send(NUMBER)).isInstanceOf(Post.Outage.class);
        gateway.faults().switchOn(new Fault(null, null, null, true, null));
        assertThatThrownBy(() -> send(NUMBER))
                .isInstanceOfSatisfying(
                        Post.Outage.class, outage -> assertThat(outage.code()).isEqualTo("GARBAGE"));
        gateway.close();
        assertThatThrownBy(() -> send(NUMBER))
                .isInstanceOfSatisfying(
                        Post.Outage.class, outage -> assertThat(outage.code()).isEqualTo("NO_CONNECTION"));
    }

    @ParameterizedTest
    @CsvSource({"12, PHONE_INVALID", "024 3825 1234, PHONE_NOT_MOBILE"})
    void refusesForGoodWhatCanTakeNoTextMessage(String number, String code) {
        assertThat(send(number)).isEqualTo(new Delivery.Refused(code));
        assertThat(gateway.all()).isEmpty();
    }

    @Test
    void hasNoWayToACitizenWithoutPhone() {
        assertThat(send(" ")).isEqualTo(new Delivery.NoAddress());
    }

    @Test
    void saysSoWhereThereIsNoGateway() {
        assertThat(send(settings(URI.create("")), NUMBER)).isEqualTo(new Delivery.Refused("NO_SMS_GATEWAY"));
    }

    private Delivery send(String number) {
        return send(settings(URI.create("http://localhost:" + gateway.port())), number);
    }

    private Delivery send(SmsSettings settings, String number) {
        SmsPost post = new SmsPost(
                new OneText(),
                new SmsGatewayClient().smsGatewayApi(RestClient.builder(), settings),
                settings,
                new SimpleMeterRegistry());
        return post.deliver(notice, new Contact(Optional.empty(), Optional.of(number), Optional.empty()), Language.VI);
    }

    private static SmsSettings settings(URI url) {
        Duration second = Duration.ofSeconds(1);
        return new SmsSettings(
                url, "key", "", "LIENKET", 3, 1, second, second, second, new SmsSettings.Retry(second, second, 3));
    }

    private static final class OneText implements Letters {

        @Override
        public Letter write(Notice notice, Optional<String> fullName, Language language) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String brief(Notice notice, Language language) {
            return "Tài khoản đã liên kết";
        }

        @Override
        public Message say(Notice notice, Language language) {
            throw new UnsupportedOperationException();
        }
    }
}
