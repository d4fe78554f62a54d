package vn.lienket.linking.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** {@code linking.restore.remaining}: records of the changelog that stores still have to read; {@code linking.restore.records}: those read. */
final class RestoreMeters implements StateRestoreListener {

    private final Map<TopicPartition, Long> remaining = new ConcurrentHashMap<>();
    private final Counter restored;

    RestoreMeters(MeterRegistry registry) {
        Gauge.builder("linking.restore.remaining", remaining, RestoreMeters::sum)
                .description("changelog records that stores of this instance still have to read")
                .strongReference(true)
                .register(registry);
        restored = Counter.builder("linking.restore.records")
                .description("changelog records read to restore stores")
                .register(registry);
    }

    private static double sum(Map<TopicPartition, Long> remaining) {
        return remaining.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        remaining.put(partition, end - start);
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long records) {
        restored.increment(records);
        remaining.computeIfPresent(partition, (same, left) -> Math.max(0, left - records));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        remaining.remove(partition);
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        remaining.remove(partition);
    }
}
