package vn.lienket.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import vn.lienket.notification.Delivery;
import vn.lienket.notification.Post;

/**
 * A server's refusal of a mail. Only the code is kept: the text beside it usually quotes the address.
 *
 * @param code of three digits
 * @param concernsMail false when the server refuses us, whatever we bring
 */
record SmtpAnswer(int code, boolean concernsMail, SendFailedException cause) {

    private static final int CLOSING_CHANNEL = 421;

    static SmtpAnswer of(SendFailedException failure) {
        for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
            if (e instanceof SMTPAddressFailedException address) {
                return new SmtpAnswer(address.getReturnCode(), true, failure);
            }
        }
        if (failure instanceof SMTPSendFailedException answer) {
            return new SmtpAnswer(answer.getReturnCode(), !answer.getCommand().startsWith("MAIL"), failure);
        }
        // Angus answers so, too, when the sender's own address is refused.
        return new SmtpAnswer(0, false, failure);
    }

    Delivery delivery() {
        // Angus gives a server that hangs up in the middle of it a code as well, below any that a server gives.
        if (!concernsMail || code < 400 || code == CLOSING_CHANNEL) {
            throw new Post.Outage("SMTP_" + code, cause);
        }
        return code >= 500 ? new Delivery.Refused("SMTP_" + code) : new Delivery.NotNow("SMTP_" + code);
    }
}
