package vn.lienket.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.lienket.benchmarks.workload.Fact;
import vn.lienket.benchmarks.workload.SchemaIds;
import vn.lienket.benchmarks.workload.Workload;

/**
 * Sends facts at their times, whether or not anybody keeps up: a service that stalls is charged for every fact that was due meanwhile. Each time slot has
 * two facts, the first half of one citizen's pair and the second half of the pair that was begun a second ago; half of the pairs begin with the account.
 *
 * <p>It wakes each millisecond and sends what is due by then: woken for each fact it took most of one of the two cores, from whoever is measured. A fact is
 * still charged from its own time.
 */
final class OpenLoop implements Runnable {

    private static final long TICK = 1_000_000L;

    private final Workload workload;
    private final SchemaIds ids;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Histogram sentLate = new Histogram(3);
    private final long period;
    private final int gap;
    private volatile long start;

    OpenLoop(String bootstrapServers, SchemaIds ids, Workload workload, int factsPerSecond) {
        this.workload = workload;
        this.ids = ids;
        this.period = 1_000_000_000L / factsPerSecond;
        this.gap = factsPerSecond / 2;
        producer = new KafkaProducer<>(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class,
                "linger.ms",
                0));
        producer.partitionsFor("vneid-login");
        producer.partitionsFor("cccd-updated");
    }

    /** @return a pair each two facts */
    static Workload workload(int factsPerSecond, Duration length, long occurredBy) {
        long pairs = length.toSeconds() * factsPerSecond / 2;
        return new Workload(pairs, pairs, pairs, occurredBy);
    }

    @Override
    public void run() {
        start = System.nanoTime();
        for (long slot = 0; slot < workload.citizens() + gap; slot++) {
            if (slot < workload.citizens()) {
                sendAt(start + 2 * slot * period, half(slot, true));
            }
            if (slot >= gap) {
                sendAt(due(slot - gap), half(slot - gap, false));
            }
        }
        producer.close();
    }

    /** When the second half of this citizen's pair is to be sent, {@link System#nanoTime()}. */
    long due(long citizen) {
        return start + (2 * (citizen + gap) + 1) * period;
    }

    /** How much later than planned the facts left; more than a little says that the machine was too small for the load. */
    Histogram sentLate() {
        return sentLate;
    }

    private Fact half(long citizen, boolean first) {
        return first == (citizen % 2 == 0) ? workload.accountOf(citizen) : workload.lateLoginOf(citizen);
    }

    private void sendAt(long due, Fact fact) {
        if (System.nanoTime() < due) {
            long tick = due - Math.floorMod(due, TICK) + TICK;
            for (long early = tick - System.nanoTime(); early > 0; early = tick - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
        }
        sentLate.recordValue(System.nanoTime() - due);
        producer.send(new ProducerRecord<>(fact.topic(), fact.key(), fact.value(ids)));
    }
}
