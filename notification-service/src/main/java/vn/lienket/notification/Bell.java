package vn.lienket.notification;

import java.time.Duration;

/** Wakes the senders of this process when there may be something to send. */
public final class Bell {

    private long rings;

    public synchronized void ring() {
        rings++;
        notifyAll();
    }

    /** To be asked before looking for work, so that a ring between the look and {@link #await} is not missed. */
    public synchronized long rings() {
        return rings;
    }

    /** Returns when it rang since {@code heard}, or after {@code atMost}, or now and then without reason. */
    public synchronized void await(long heard, Duration atMost) throws InterruptedException {
        if (rings == heard) {
            wait(atMost.toMillis());
        }
    }
}
