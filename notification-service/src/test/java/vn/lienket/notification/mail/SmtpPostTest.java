package vn.lienket.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Contact;
import vn.lienket.notification.Delivery;
import vn.lienket.notification.Language;
import vn.lienket.notification.Matter;
import vn.lienket.notification.Notice;
import vn.lienket.notification.NoticeKind;
import vn.lienket.notification.Post;

class SmtpPostTest {

    private static final BounceSettings UNREAD =
            new BounceSettings("", "", "", 993, true, "", "", Duration.ofSeconds(30));

    private final ScriptedSmtp server = new ScriptedSmtp();
    private final MailSettings settings = new MailSettings(
            "khong-tra-loi@thu.example",
            1,
            1,
            100,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            new MailSettings.Retry(Duration.ofSeconds(1), Duration.ofSeconds(1), 3),
            Map.of());
    private final InDoubt inDoubt = new InDoubt(settings);
    private final SmtpConnections connections = new SmtpConnections(sender(), inDoubt, settings, Clock.systemUTC());
    private final SmtpPost post = new SmtpPost(
            new ThymeleafLetters(new Passages(new Wording(), settings)),
            new Mails(connections, new ReturnAddresses(UNREAD), settings, Clock.systemUTC()),
            connections,
            settings,
            new SimpleMeterRegistry());

    @AfterEach
    void stop() throws IOException {
        inDoubt.leave();
        connections.destroy();
        server.close();
    }

    @Test
    void keepsOneConnectionForManyMails() {
        for (int n = 0; n < 10; n++) {
            assertThat(send("a@thu.example")).isEqualTo(new Delivery.Accepted());
        }
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.taken()).isEqualTo(10);
    }

    @Test
    void opensAnotherConnectionBeforeTheServerCountsToAHundred() {
        for (int n = 0; n < 120; n++) {
            send("a@thu.example");
        }
        assertThat(server.connections()).isEqualTo(2);
        assertThat(server.taken()).isEqualTo(120);
    }

    @ParameterizedTest
    @ValueSource(ints = {550, 551, 553, 554})
    void refusesForGoodWhatTheServerRefusesForGood(int code) {
        server.answers("RCPT", code);
        assertThat(send("a@thu.example")).isEqualTo(new Delivery.Refused("SMTP_" + code));
        server.answers("RCPT", 250);
        server.answers("DATA", code);
        assertThat(send("a@thu.example")).isEqualTo(new Delivery.Refused("SMTP_" + code));
    }

    @ParameterizedTest
    @ValueSource(ints = {450, 451, 452})
    void postponesWhatTheServerDoesNotTakeNow(int code) {
        server.answers("RCPT", code);
        assertThat(send("a@thu.example")).isEqualTo(new Delivery.NotNow("SMTP_" + code));
        server.answers("RCPT", 250);
        server.answers("DATA", code);
        assertThat(send("a@thu.example")).isEqualTo(new Delivery.NotNow("SMTP_" + code));
    }

    @ParameterizedTest
    @ValueSource(ints = {421, 451, 530, 550, 553})
    void takesARefusalOfTheSenderForAnOutage(int code) {
        server.answers("MAIL", code);
        assertThatThrownBy(() -> send("a@thu.example")).isInstanceOf(Post.Outage.class);
    }

    @Test
    void takesABusyOrSilentServerForAnOutageAndCarriesOnAfterwards() {
        server.answers("RCPT", 421);
        assertThatThrownBy(() -> send("a@thu.example")).isInstanceOf(Post.Outage.class);
        server.answers("RCPT", ScriptedSmtp.HANG_UP);
        assertThatThrownBy(() -> send("a@thu.example")).isInstanceOf(Post.Outage.class);
        server.answers("RCPT", 250);
        assertThat(send("a@thu.example")).isEqualTo(new Delivery.Accepted());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a@",
                "@b",
                "a b@thu.example",
                "a@thu.example\r\nBcc: c@thu.example",
                "a@thu.example,c@thu.example"
            })
    void refusesWhatIsNoAddress(String address) {
        assertThat(send(address)).isEqualTo(new Delivery.Refused("ADDRESS_INVALID"));
        assertThat(server.connections()).isZero();
    }

    @Test
    void handsOverNoSecondMailWhileOneIsInDoubt() throws Exception {
        send("a@thu.example");
        Future<Delivery> second = Executors.newSingleThreadExecutor().submit(() -> send("b@thu.example"));
        assertThatThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(server.taken()).isEqualTo(1);

        inDoubt.leave();
        assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo(new Delivery.Accepted());
    }

    @Test
    void hasNoWayToACitizenWithoutEmail() {
        assertThat(send(" ")).isEqualTo(new Delivery.NoAddress());
    }

    private Delivery send(String address) {
        Notice notice = new Notice(
                UUID.randomUUID(), Instant.EPOCH, new AccountKey("dvcqg", "1"), new Matter(NoticeKind.LINKED, ""));
        Contact contact = new Contact(Optional.of(address), Optional.empty(), Optional.empty());
        return post.deliver(notice, contact, Language.VI);
    }

    private JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(server.port());
        sender.setProtocol("smtp");
        return sender;
    }
}
