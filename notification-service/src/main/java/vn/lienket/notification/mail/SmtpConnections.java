package vn.lienket.notification.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Connections to the mail server, kept between mails: Spring's own sender opens one for each call. */
@Component
class SmtpConnections implements DisposableBean {

    private static final Duration TRUSTED_FOR = Duration.ofSeconds(1);

    static {
        // Otherwise Jakarta Mail searches the class path for it several times a mail: a fifth of the senders' CPU time.
        System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
    }

    private final JavaMailSenderImpl smtp;
    private final InDoubt inDoubt;
    private final int overOne;
    private final Clock clock;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    SmtpConnections(JavaMailSenderImpl smtp, InDoubt inDoubt, MailSettings settings, Clock clock) {
        this.smtp = smtp;
        smtp.getJavaMailProperties().put("mail.smtp.socketFactory", new PromptSockets());
        this.inDoubt = inDoubt;
        this.overOne = settings.overOneConnection();
        this.clock = clock;
    }

    SMTPMessage newMessage(String messageId) {
        return new SMTPMessage(smtp.getSession()) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
    }

    /** After any failure the connection is dropped: what state it is in is not worth finding out. */
    void send(MimeMessage mail) throws MessagingException {
        Connection connection = take();
        try {
            Address[] to = mail.getAllRecipients();
            connection.transport.sendMessage(mail, to);
        } catch (MessagingException | RuntimeException e) {
            connection.close();
            throw e;
        }
        giveBack(new Connection(connection.transport, connection.sent + 1, clock.instant()));
    }

    /** Of the mail that this thread sent it is recorded what became of it. */
    void settled() {
        inDoubt.leave();
    }

    private Connection take() throws MessagingException {
        Connection kept;
        while ((kept = idle.pollFirst()) != null) {
            if (kept.usable(clock.instant())) {
                return kept;
            }
            kept.close();
        }
        Transport transport = new DoubtingTransport(smtp.getSession(), smtp.getProtocol(), inDoubt);
        transport.connect(
                smtp.getHost(), smtp.getPort(), blankIsNone(smtp.getUsername()), blankIsNone(smtp.getPassword()));
        return new Connection(transport, 0, clock.instant());
    }

    private void giveBack(Connection connection) {
        if (connection.sent < overOne) {
            idle.addFirst(connection);
        } else {
            connection.close();
        }
    }

    private static String blankIsNone(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @Override
    public void destroy() {
        Connection kept;
        while ((kept = idle.pollFirst()) != null) {
            kept.close();
        }
    }

    private record Connection(Transport transport, int sent, Instant usedAt) {

        /** {@code isConnected} asks the server, one round trip, so not between two mails of a burst. */
        boolean usable(Instant now) {
            return now.isBefore(usedAt.plus(TRUSTED_FOR)) || transport.isConnected();
        }

        void close() {
            try {
                transport.close();
            } catch (MessagingException e) {
                // It is given up either way.
            }
        }
    }
}
