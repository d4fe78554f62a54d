package vn.lienket.benchmarks.notification;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Writes facts as fast as they are brought to the sinks: so many are under way at any time, so that the service is never idle and its backlog never grows. */
final class Feeder implements AutoCloseable {

    private static final long MOMENT = 2;

    private final LongConsumer write;
    private final LongSupplier brought;
    private final int underWay;
    private final Thread thread = new Thread(this::run, "facts");
    private volatile boolean running = true;
    private volatile long written;

    /** @param write the n-th fact; @param brought how many facts reached all their sinks */
    Feeder(LongConsumer write, LongSupplier brought, int underWay) {
        this.write = write;
        this.brought = brought;
        this.underWay = underWay;
    }

    Feeder start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            while (running) {
                for (long n = written; n < brought.getAsLong() + underWay; n++) {
                    write.accept(n);
                    written = n + 1;
                }
                Thread.sleep(MOMENT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how many facts there are in all */
    long end() throws InterruptedException {
        running = false;
        thread.join();
        return written;
    }

    @Override
    public void close() throws InterruptedException {
        end();
    }
}
