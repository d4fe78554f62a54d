package vn.lienket.notification.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks into the mailbox to which mails come back. What was understood is deleted, since it quotes an address; the rest is left for people, marked as seen. */
@Component
class BounceMailbox implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BounceMailbox.class);
    private static final String TIMEOUT = "10000";
    private static final int AT_ONCE = 100;

    private final Bounces bounces;
    private final BounceSettings settings;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Thread thread;

    BounceMailbox(Bounces bounces, BounceSettings settings) {
        this.bounces = bounces;
        this.settings = settings;
    }

    @Override
    public void start() {
        if (settings.areRead()) {
            thread = new Thread(this::run, "bounces");
            thread.start();
        }
    }

    private void run() {
        try {
            do {
                look();
            } while (!stopped.await(settings.poll().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try (Store store = connected();
                Folder folder = store.getFolder("INBOX")) {
            folder.open(Folder.READ_WRITE);
            List<Message> unseen = Arrays.asList(folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false)));
            for (Message mail : unseen.subList(0, Math.min(AT_ONCE, unseen.size()))) {
                hear(mail);
            }
        } catch (MessagingException | RuntimeException e) {
            // By name only: what mail servers say may quote an address.
            LOG.warn("bounces rest: {}", e.getClass().getSimpleName());
        }
    }

    /** Heard before it is deleted: after a failure it is heard again, which changes nothing. */
    private void hear(Message mail) throws MessagingException {
        boolean understood;
        try {
            understood = bounces.hear(mail);
        } catch (IOException | MessagingException e) {
            LOG.warn("a mail that came back could not be read: {}", e.getClass().getSimpleName());
            understood = false;
        }
        mail.setFlag(understood ? Flags.Flag.DELETED : Flags.Flag.SEEN, true);
    }

    private Store connected() throws MessagingException {
        String protocol = settings.tls() ? "imaps" : "imap";
        Properties properties = new Properties();
        for (String timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.put("mail." + protocol + "." + timeout, TIMEOUT);
        }
        properties.put("mail.imaps.ssl.checkserveridentity", "true");
        // Looking at the content must not mark it as seen before it was heard.
        properties.put("mail." + protocol + ".peek", "true");
        Store store = Session.getInstance(properties).getStore(protocol);
        store.connect(settings.host(), settings.port(), settings.username(), settings.password());
        return store;
    }

    @Override
    public void stop() {
        stopped.countDown();
        if (thread != null) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(15));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null && thread.isAlive();
    }
}
