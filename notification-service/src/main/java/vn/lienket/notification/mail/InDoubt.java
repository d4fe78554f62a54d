package vn.lienket.notification.mail;

import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Bounds how many mails may be in doubt: handed over by their last line, but not marked as sent yet. A process that is killed sends those again, and no
 * others. Everything before the last line goes on at the same time, since a server forgets a mail whose last line never came.
 */
@Component
class InDoubt {

    private final Semaphore places;
    private final ThreadLocal<Boolean> mine = ThreadLocal.withInitial(() -> false);

    InDoubt(MailSettings settings) {
        this.places = new Semaphore(settings.inDoubt());
    }

    /** Waits for a place; this thread has it until it leaves. */
    void enter() {
        if (!mine.get()) {
            places.acquireUninterruptibly();
            mine.set(true);
        }
    }

    /** Once the mark is committed, or the mail was not taken. */
    void leave() {
        if (mine.get()) {
            mine.set(false);
            places.release();
        }
    }
}
