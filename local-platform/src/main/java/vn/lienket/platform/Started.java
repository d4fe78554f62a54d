package vn.lienket.platform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** What was started, to be stopped in the reverse order; what starts while everything stops is stopped at once. */
final class Started implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Consumer<String> says;
    private boolean closing;

    Started(Consumer<String> says) {
        this.says = says;
    }

    /** @throws CannotStart when told to stop in the meantime */
    <T extends AutoCloseable> T keep(T part) {
        synchronized (this) {
            if (!closing) {
                parts.push(part);
                return part;
            }
        }
        stop(part);
        throw new CannotStart("told to stop while starting", CannotStart.TOLD_TO_STOP);
    }

    synchronized boolean isClosing() {
        return closing;
    }

    /** Returns once {@link #close} is done. */
    void awaitStopped() throws InterruptedException {
        stopped.await();
    }

    /** Returns when the last part is gone, whoever else closes at the same time. */
    @Override
    public void close() {
        if (beginsToClose()) {
            while (!parts.isEmpty()) {
                stop(parts.pop());
            }
            stopped.countDown();
        }
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean beginsToClose() {
        boolean first = !closing;
        closing = true;
        return first;
    }

    private void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            says.accept("did not stop cleanly: " + e.getMessage());
        }
    }
}
