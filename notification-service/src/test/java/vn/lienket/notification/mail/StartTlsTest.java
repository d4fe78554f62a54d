package vn.lienket.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Letter;
import vn.lienket.notification.Matter;
import vn.lienket.notification.Notice;
import vn.lienket.notification.NoticeKind;

/** With SMTP_STARTTLS nothing about a citizen goes over the line in clear, whatever the other side says. */
class StartTlsTest {

    private static final BounceSettings UNREAD =
            new BounceSettings("", "", "", 993, true, "", "", Duration.ofSeconds(30));

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private static SSLContext ours;
    private static SSLContext anotherNames;

    private final ScriptedSmtp server = new ScriptedSmtp();

    @BeforeAll
    static void issueCertificates() throws Exception {
        ours = certified("localhost");
        anotherNames = certified("mail.example");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void sendsOverTlsToAServerThatRequiresIt() throws Exception {
        server.requiresTls(ours);
        send(ours);
        assertThat(server.taken()).isEqualTo(1);
        assertThat(server.inClear()).containsExactly("EHLO", "STAR");
    }

    @Test
    void sendsNothingToAServerThatOffersNoTls() {
        assertThatThrownBy(() -> send(ours)).isInstanceOf(MessagingException.class);
        assertThat(server.inClear()).doesNotContain("MAIL", "RCPT", "DATA", "AUTH");
    }

    @Test
    void sendsNothingToWhomItDoesNotTrust() throws Exception {
        server.requiresTls(ours);
        assertThatThrownBy(() -> send(SSLContext.getDefault())).isInstanceOf(MessagingException.class);
        server.requiresTls(anotherNames);
        assertThatThrownBy(() -> send(anotherNames)).isInstanceOf(MessagingException.class);
        assertThat(server.taken()).isZero();
    }

    /** With the properties that application.yml sets from SMTP_STARTTLS. */
    private void send(SSLContext trusting) throws MessagingException {
        JavaMailSenderImpl smtp = new JavaMailSenderImpl();
        smtp.setHost("localhost");
        smtp.setPort(server.port());
        smtp.setProtocol("smtp");
        smtp.getJavaMailProperties().put("mail.smtp.starttls.enable", "true");
        smtp.getJavaMailProperties().put("mail.smtp.starttls.required", "true");
        smtp.getJavaMailProperties().put("mail.smtp.ssl.checkserveridentity", "true");
        smtp.getJavaMailProperties().put("mail.smtp.ssl.socketFactory", trusting.getSocketFactory());
        Duration second = Duration.ofSeconds(1);
        MailSettings settings = new MailSettings(
                "khong-tra-loi@thu.example",
                1,
                1,
                100,
                second,
                second,
                new MailSettings.Retry(second, second, 3),
                Map.of());
        InDoubt inDoubt = new InDoubt(settings);
        SmtpConnections connections = new SmtpConnections(smtp, inDoubt, settings, Clock.systemUTC());
        Notice notice = new Notice(
                UUID.randomUUID(), Instant.EPOCH, new AccountKey("dvcqg", "1"), new Matter(NoticeKind.LINKED, ""));
        try {
            connections.send(new Mails(connections, new ReturnAddresses(UNREAD), settings, Clock.systemUTC())
                    .compose(notice, new InternetAddress("a@thu.example"), new Letter("s", "t", "<p>t</p>")));
        } finally {
            inDoubt.leave();
            connections.destroy();
        }
    }

    /** A server's key with a certificate that its context trusts as well. */
    private static SSLContext certified(String name) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "smtp",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        return context(file);
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("smtp", keys.getCertificate("smtp"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
