package vn.lienket.registry.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One request until it is answered or set aside. */
final class RequestTask implements Lanes.Task {

    private final ConsumerRecord<byte[], byte[]> record;
    private final VerifyCitizen verify;
    private final Failures failures;
    private final Runnable done;
    private final Failures.Tries tries = new Failures.Tries();

    RequestTask(ConsumerRecord<byte[], byte[]> record, VerifyCitizen verify, Failures failures, Runnable done) {
        this.record = record;
        this.verify = verify;
        this.failures = failures;
        this.done = done;
    }

    int partition() {
        return record.partition();
    }

    /** The account; what has no key is in order with nothing. */
    @Override
    public Object lane() {
        return record.key() == null ? this : ByteBuffer.wrap(record.key());
    }

    @Override
    public Optional<Duration> tryOnce() {
        Optional<Duration> again = attempt();
        if (again.isEmpty()) {
            done.run();
        }
        return again;
    }

    private Optional<Duration> attempt() {
        try {
            verify.verify(record);
            return Optional.empty();
        } catch (RuntimeException e) {
            return failures.handle(record, e, tries);
        }
    }
}
