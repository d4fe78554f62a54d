package vn.lienket.notification.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.springframework.stereotype.Component;
import vn.lienket.notification.Letter;
import vn.lienket.notification.Notice;

/** Letters as mails. */
@Component
class Mails {

    private final SmtpConnections connections;
    private final ReturnAddresses addresses;
    private final MailSettings settings;
    private final Clock clock;

    Mails(SmtpConnections connections, ReturnAddresses addresses, MailSettings settings, Clock clock) {
        this.connections = connections;
        this.addresses = addresses;
        this.settings = settings;
        this.clock = clock;
    }

    /** The Message-ID follows from the fact, so that a mailbox or a relay can recognise the same notice sent again. */
    MimeMessage compose(Notice notice, InternetAddress to, Letter letter) throws MessagingException {
        SMTPMessage mail = connections.newMessage("<" + notice.eventId() + "@" + settings.domain() + ">");
        addresses.of(notice.eventId()).ifPresent(mail::setEnvelopeFrom);
        mail.setFrom(new InternetAddress(settings.from()));
        mail.setRecipient(Message.RecipientType.TO, to);
        mail.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        // No out-of-office answers, please (RFC 3834).
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Content-Language", "vi, en");
        // The last part is the one preferred (RFC 2046).
        mail.setContent(new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
        mail.saveChanges();
        return mail;
    }

    /** Encoded here at one go: left to the parts' content handlers it would go through five streams, most of it a byte at a time. */
    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        InternetHeaders headers = new InternetHeaders();
        headers.setHeader("Content-Type", "text/" + subtype + "; charset=UTF-8");
        headers.setHeader("Content-Transfer-Encoding", "base64");
        byte[] lines = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new MimeBodyPart(headers, Base64.getMimeEncoder().encode(lines));
    }
}
