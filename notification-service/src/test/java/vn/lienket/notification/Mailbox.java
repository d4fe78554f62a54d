package vn.lienket.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import vn.lienket.platform.Ports;

/** A real SMTP server that keeps what it takes. */
final class Mailbox {

    record Mail(String to, String subject, String messageId, String text, String html) {}

    private final GreenMail server =
            new GreenMail(new ServerSetup(Ports.free(), "localhost", ServerSetup.PROTOCOL_SMTP));

    Mailbox() {
        server.start();
    }

    int port() {
        return server.getSmtp().getServerSetup().getPort();
    }

    void start() {
        server.start();
    }

    void stop() {
        server.stop();
    }

    int count() {
        return server.getReceivedMessages().length;
    }

    List<Mail> all() {
        return Arrays.stream(server.getReceivedMessages()).map(Mailbox::read).toList();
    }

    List<Mail> to(String address) {
        return all().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    /** The envelope's sender of the only mail to this address. */
    String returnAddressOfMailTo(String address) {
        return headersTo(address)
                .lines()
                .filter(line -> line.startsWith("Return-Path: "))
                .map(line -> line.replaceAll("^Return-Path: <(.*)>$", "$1"))
                .findFirst()
                .orElseThrow();
    }

    /** All but To, of all mails to this address, as a reader sees them. */
    String headersTo(String address) {
        StringBuilder headers = new StringBuilder();
        try {
            for (MimeMessage mail : server.getReceivedMessages()) {
                if (mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(address)) {
                    for (Header header : Collections.list(mail.getAllHeaders())) {
                        String value = header.getName().equals("To") ? "" : MimeUtility.unfold(header.getValue());
                        headers.append(header.getName())
                                .append(": ")
                                .append(MimeUtility.decodeText(value))
                                .append('\n');
                    }
                }
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return headers.toString();
    }

    private static Mail read(MimeMessage mail) {
        try {
            Multipart alternatives = (Multipart) mail.getContent();
            return new Mail(
                    mail.getRecipients(Message.RecipientType.TO)[0].toString(),
                    mail.getSubject(),
                    mail.getMessageID(),
                    content(alternatives.getBodyPart(0), "text/plain"),
                    content(alternatives.getBodyPart(1), "text/html"));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(BodyPart part, String type) throws MessagingException, IOException {
        if (!part.isMimeType(type)) {
            throw new AssertionError("expected " + type + ", not " + part.getContentType());
        }
        return (String) part.getContent();
    }
}
