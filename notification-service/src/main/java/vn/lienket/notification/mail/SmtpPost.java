package vn.lienket.notification.mail;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienket.notification.Channel;
import vn.lienket.notification.Contact;
import vn.lienket.notification.Delivery;
import vn.lienket.notification.Language;
import vn.lienket.notification.Letter;
import vn.lienket.notification.Letters;
import vn.lienket.notification.Notice;
import vn.lienket.notification.Post;

/** E-mail. */
@Component
class SmtpPost implements Post {

    private final Letters letters;
    private final Mails mails;
    private final SmtpConnections connections;
    private final MailSettings settings;
    private final MeterRegistry meters;

    SmtpPost(Letters letters, Mails mails, SmtpConnections connections, MailSettings settings, MeterRegistry meters) {
        this.letters = letters;
        this.mails = mails;
        this.connections = connections;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Effort effort() {
        return settings.effort();
    }

    @Override
    public Delivery deliver(Notice notice, Contact contact, Language language) {
        if (contact.email().isEmpty()) {
            return new Delivery.NoAddress();
        }
        Optional<InternetAddress> to = address(contact.email().get());
        if (to.isEmpty()) {
            return new Delivery.Refused("ADDRESS_INVALID");
        }
        return send(notice, to.get(), letters.write(notice, contact.fullName(), language));
    }

    private Delivery send(Notice notice, InternetAddress to, Letter letter) {
        try {
            connections.send(mails.compose(notice, to, letter));
            count("accepted");
            return new Delivery.Accepted();
        } catch (SendFailedException e) {
            SmtpAnswer answer = SmtpAnswer.of(e);
            count(String.valueOf(answer.code()));
            return answer.delivery();
        } catch (MessagingException e) {
            count("no answer");
            // By name only: what mail servers say may quote an address.
            throw new Outage(e.getClass().getSimpleName(), e);
        }
    }

    @Override
    public void settled() {
        connections.settled();
    }

    private void count(String answer) {
        meters.counter("lienket.mails", "answer", answer).increment();
    }

    private static Optional<InternetAddress> address(String email) {
        try {
            InternetAddress address = new InternetAddress(email, true);
            address.validate();
            return Optional.of(address);
        } catch (AddressException e) {
            return Optional.empty();
        }
    }
}
