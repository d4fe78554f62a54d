package vn.lienket.linking.kafka;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienket.schemas.kafka.RegistryUnreachable;

/**
 * Does work again in place while the schema registry is away. When patience ends the failure goes up, the stream thread is replaced and the record is
 * read again: nothing is skipped.
 *
 * @param longest shorter than {@code transaction.timeout.ms}, or the broker would abort what the thread has open
 */
record Patience(Duration longest, Duration pause) {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    <T> T insistOn(Supplier<T> work) {
        for (long tried = 1; ; tried++) {
            try {
                return work.get();
            } catch (RegistryUnreachable | WriteAvro.CannotWriteYet away) {
                // Here and not before: a division of durations costs as much as a decision.
                long tries = Math.max(1, longest.dividedBy(pause));
                if (tried >= tries) {
                    throw away;
                }
                LOG.warn("{}; try {} of {}", away.getMessage(), tried, tries);
                rest(away);
            }
        }
    }

    private void rest(RuntimeException away) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away;
        }
    }
}
