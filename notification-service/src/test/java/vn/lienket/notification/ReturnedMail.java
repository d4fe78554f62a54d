package vn.lienket.notification;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import vn.lienket.platform.Ports;

/** The mailbox to which mails come back, on a real IMAP server. */
public final class ReturnedMail implements AutoCloseable {

    public static final String ADDRESS = "tra-ve@thu.example";
    public static final String PASSWORD = "mat-khau";

    private final GreenMail server =
            new GreenMail(new ServerSetup(Ports.free(), "localhost", ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser user;

    public ReturnedMail() {
        server.start();
        user = server.setUser(ADDRESS, ADDRESS, PASSWORD);
    }

    public int port() {
        return server.getImap().getServerSetup().getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    public Map<String, String> settings() {
        return Map.of(
                "lienket.mail.bounces.key",
                "khoa-thu",
                "lienket.mail.bounces.address",
                ADDRESS,
                "lienket.mail.bounces.host",
                "localhost",
                "lienket.mail.bounces.port",
                String.valueOf(port()),
                "lienket.mail.bounces.tls",
                "false",
                "lienket.mail.bounces.username",
                ADDRESS,
                "lienket.mail.bounces.password",
                PASSWORD,
                "lienket.mail.bounces.poll",
                "100ms");
    }

    /** As mail servers report what became of a mail. @param to the envelope's sender of that mail */
    public void report(String to, String subject, String action, String status, String about) {
        deliver(
                """
                From: MAILER-DAEMON@mx.thu.example
                To: %s
                Subject: %s
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                Your message to %4$s could not be delivered.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.thu.example

                Final-Recipient: rfc822; %4$s
                Action: %3$s
                Status: %5$s
                Diagnostic-Code: smtp; 550 no such user %4$s

                --b--
                """
                        .formatted(to, subject, action, about, status));
    }

    /** What a person or an absence assistant writes. */
    public void answer(String to, String subject) {
        deliver("From: nguoi@thu.example\nTo: %s\nSubject: %s\n\nTôi đi vắng.\n".formatted(to, subject));
    }

    private void deliver(String text) {
        try {
            user.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it lies there, looked at and left for people. */
    public boolean isLeft(String subject) {
        return mails().anyMatch(mail -> {
            try {
                return subject.equals(mail.getSubject()) && mail.isSet(Flags.Flag.SEEN);
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Whether it was taken away. */
    public boolean isGone(String subject) {
        return mails().noneMatch(mail -> {
            try {
                return subject.equals(mail.getSubject());
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Stream<MimeMessage> mails() {
        return Arrays.stream(server.getReceivedMessages());
    }
}
