package vn.lienket.linking.kafka;

import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What ends a stream thread ends with what caused it: the transaction is aborted, a new thread reads the same records again. Nothing is skipped, however
 * long an outage lasts. Only when the process itself is unwell (an {@link Error}) it stops, for whoever watches it to start it anew.
 */
record ReplaceThread(Runnable onGivingUp) implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ReplaceThread.class);
    private static final long REST_MS = 1_000;

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (failure instanceof Error) {
            LOG.error("The stream client stops", failure);
            onGivingUp.run();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.warn("The stream thread is replaced: {}", root(failure).toString());
        try {
            Thread.sleep(REST_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }
}
