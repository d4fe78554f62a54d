package vn.lienket.platform.mailbox;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * One e-mail that arrived.
 *
 * @param to the addresses alone, lower case
 * @param headers all of them; of a repeated one the last
 * @param text the text/plain part, or the only part
 */
public record StoredMail(
        String id,
        Instant receivedAt,
        String from,
        List<String> to,
        String subject,
        Map<String, String> headers,
        String text) {

    private static final Session SESSION = Session.getInstance(new Properties());

    static StoredMail read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(SESSION, in);
            Map<String, String> headers = new LinkedHashMap<>();
            Collections.list(message.getAllHeaders())
                    .forEach(header -> headers.put(header.getName(), header.getValue()));
            return new StoredMail(
                    file.getFileName().toString().replace(".eml", ""),
                    Files.getLastModifiedTime(file).toInstant(),
                    GreenMailUtil.getAddressList(message.getFrom()),
                    addresses(message),
                    message.getSubject(),
                    headers,
                    text(message.getContent()));
        } catch (MessagingException e) {
            throw new IOException("not an e-mail: " + file, e);
        }
    }

    private static List<String> addresses(MimeMessage message) throws MessagingException {
        List<String> addresses = new ArrayList<>();
        Address[] all = message.getAllRecipients();
        for (Address address : all == null ? new Address[0] : all) {
            addresses.add(((InternetAddress) address).getAddress().toLowerCase());
        }
        return addresses;
    }

    private static String text(Object content) throws IOException, MessagingException {
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (part.isMimeType("text/plain") || part.isMimeType("multipart/*")) {
                    return text(part.getContent());
                }
            }
            return "";
        }
        return content.toString();
    }
}
