package vn.lienket.notification.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.lienket.notification.Bell;
import vn.lienket.notification.Post;
import vn.lienket.notification.SendNotices;

/** The threads that send: woken by the bell, looking by themselves now and then, resting longer and longer during an outage. */
@Component
class Senders implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Senders.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final SendNotices notices;
    private final InDoubt inDoubt;
    private final Bell bell;
    private final MailSettings settings;
    private final List<Thread> threads = new ArrayList<>();
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    Senders(SendNotices notices, InDoubt inDoubt, Bell noticeBell, MailSettings settings) {
        this.notices = notices;
        this.inDoubt = inDoubt;
        this.bell = noticeBell;
        this.settings = settings;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        for (int n = 1; n <= settings.senders(); n++) {
            Thread thread = new Thread(this::run, "sender-" + n);
            threads.add(thread);
            thread.start();
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (isRunning()) {
                if (sendAll()) {
                    pause = FIRST_PAUSE;
                } else {
                    stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                    pause = pause.multipliedBy(2).compareTo(settings.longestPause()) < 0
                            ? pause.multipliedBy(2)
                            : settings.longestPause();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sendNext() {
        try {
            return notices.sendNext();
        } finally {
            inDoubt.leave();
        }
    }

    /** @return false when there is an outage, of the mail server or the database */
    private boolean sendAll() throws InterruptedException {
        try {
            long heard = bell.rings();
            while (isRunning() && sendNext()) {
                // The next one.
            }
            bell.await(heard, settings.poll());
            return true;
        } catch (Post.Outage e) {
            // By name only, here and below: what mail servers and drivers say may quote an address.
            LOG.warn("mail server away: {}", e.getCause().getClass().getSimpleName());
            return false;
        } catch (RuntimeException e) {
            LOG.warn("sending rests: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    /** A mail in hand is finished and marked, so that a planned stop never sends anything twice. */
    @Override
    public void stop() {
        stopped.countDown();
        bell.ring();
        try {
            for (Thread thread : threads) {
                thread.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }
}
