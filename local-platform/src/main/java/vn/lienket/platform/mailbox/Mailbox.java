package vn.lienket.platform.mailbox;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import vn.lienket.platform.http.Answer;
import vn.lienket.platform.http.HttpDoor;
import vn.lienket.platform.http.Request;

/**
 * A mail server for every address, whose mail can be read: {@code GET /api/messages?to=} (JSON, newest first), {@code GET /} (a page). An e-mail is a file
 * before the sender hears "250 OK", so what was accepted is there after a restart.
 */
public final class Mailbox implements AutoCloseable {

    private final Path folder;
    private final List<StoredMail> mails = new CopyOnWriteArrayList<>();
    private final HttpDoor door = new HttpDoor();
    private final GreenMail smtp;

    private Mailbox(Path folder, int smtpPort) {
        this.folder = folder;
        this.smtp = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    public static Mailbox start(Path folder, int smtpPort, int httpPort) throws IOException, UserException {
        Mailbox mailbox = new Mailbox(Files.createDirectories(folder), smtpPort);
        mailbox.readEarlier();
        mailbox.smtp.start();
        GreenMailUser everybody = mailbox.smtp.getUserManager().createUser("everybody@localhost", "everybody", "");
        mailbox.smtp.getUserManager().setMessageDeliveryHandler((message, address) -> {
            mailbox.keep(message);
            return everybody;
        });
        mailbox.door
                .on(
                        "GET",
                        "/api/messages",
                        request -> Answer.json(200, mailbox.to(request.query().get("to"))))
                .on("GET", "/", mailbox::page)
                .open(httpPort);
        return mailbox;
    }

    /** Newest first. */
    public List<StoredMail> all() {
        List<StoredMail> newestFirst = new ArrayList<>(mails);
        newestFirst.sort(Comparator.comparing(StoredMail::receivedAt).reversed());
        return newestFirst;
    }

    /** @param address null for every one's */
    public List<StoredMail> to(String address) {
        if (address == null || address.isBlank()) {
            return all();
        }
        String wanted = address.strip().toLowerCase(Locale.ROOT);
        return all().stream().filter(mail -> mail.to().contains(wanted)).toList();
    }

    private Answer page(Request request) {
        return Answer.html(
                200, MailPage.of(to(request.query().get("to")), request.query().get("to")));
    }

    private void readEarlier() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".eml")).toList()) {
                mails.add(StoredMail.read(file));
            }
        }
    }

    private void keep(MovingMessage message) {
        Path arriving = folder.resolve(UUID.randomUUID() + ".part");
        Path file = folder.resolve(arriving.getFileName().toString().replace(".part", ".eml"));
        try {
            try (OutputStream out = Files.newOutputStream(arriving)) {
                message.getMessage().writeTo(out);
            }
            Files.move(arriving, file, StandardCopyOption.ATOMIC_MOVE);
            mails.add(StoredMail.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        smtp.stop();
        door.close();
    }
}
