package vn.lienket.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Takes a place among the mails in doubt before the line that ends a mail. */
final class DoubtingTransport extends SMTPTransport {

    private final InDoubt inDoubt;

    DoubtingTransport(Session session, String protocol, InDoubt inDoubt) {
        super(session, null, protocol, protocol.equals("smtps"));
        this.inDoubt = inDoubt;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        inDoubt.enter();
        super.finishData();
    }
}
