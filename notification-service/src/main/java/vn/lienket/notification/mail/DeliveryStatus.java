package vn.lienket.notification.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server says of a mail that it took (RFC 3464). Only the codes are kept: the text beside them quotes the address.
 *
 * @param action such as {@code failed} or {@code delayed}
 * @param status such as {@code 5.1.1}; empty when it has not that form
 */
record DeliveryStatus(String action, String status) {

    private static final Pattern STATUS = Pattern.compile("^\\s*([245]\\.\\d{1,3}\\.\\d{1,3})");
    private static final int MOST = 64 * 1024;

    /** @return empty when the mail is something else, such as somebody's answer */
    static Optional<DeliveryStatus> in(Message mail) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        for (int n = 0; n < parts.getCount(); n++) {
            BodyPart part = parts.getBodyPart(n);
            if (part.isMimeType("message/delivery-status")) {
                return read(part);
            }
        }
        return Optional.empty();
    }

    /** Blocks of headers, the first of them about the mail, the others about its recipients. Each of our mails has one. */
    private static Optional<DeliveryStatus> read(BodyPart part) throws MessagingException, IOException {
        byte[] body;
        try (InputStream in = part.getInputStream()) {
            body = in.readNBytes(MOST);
        }
        InputStream blocks = new ByteArrayInputStream(body);
        while (blocks.available() > 0) {
            InternetHeaders block = new InternetHeaders(blocks);
            String action = block.getHeader("Action", null);
            if (action != null) {
                String status =
                        Optional.ofNullable(block.getHeader("Status", null)).orElse("");
                Matcher code = STATUS.matcher(status);
                return Optional.of(
                        new DeliveryStatus(action.strip().toLowerCase(Locale.ROOT), code.find() ? code.group(1) : ""));
            }
        }
        return Optional.empty();
    }

    /** That server tries no more. A delay says the contrary, and that it arrived was not asked. */
    boolean isFinal() {
        return action.equals("failed");
    }

    String code() {
        return status.isEmpty() ? "BOUNCE" : "BOUNCE_" + status.replace('.', '_');
    }
}
