package vn.lienket.linking.kafka;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import vn.lienket.linking.Waiting;

/** Walks over the citizens of a task, again and again, and counts those who wait; so slowly that facts do not notice. */
final class CountWaiting implements Processor<byte[], byte[], byte[], Outgoing> {

    private static final Duration EVERY = Duration.ofSeconds(1);
    /** Half a percent of the thread: a few thousand citizens a step. */
    private static final long NANOS_A_STEP = 5_000_000;

    private static final int BETWEEN_LOOKS_AT_THE_CLOCK = 64;

    /** Of each so many while facts queue up all but one. */
    private static final int STEPS_LEFT_OUT = 10;

    private final Workbench workbench;
    private Citizens citizens;
    private int partition;
    private KeyValueIterator<Bytes, byte[]> walk;
    private WaitingMeters.Count count;
    private int stepsLeftOut;

    CountWaiting(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public void init(ProcessorContext<byte[], Outgoing> context) {
        citizens = new Citizens(context);
        partition = context.taskId().partition();
        context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, now -> step(Instant.ofEpochMilli(now)));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {}

    private void step(Instant now) {
        if (workbench.fetched().isBacklog() && ++stepsLeftOut % STEPS_LEFT_OUT != 0) {
            return;
        }
        if (walk == null) {
            walk = citizens.all();
            count = new WaitingMeters.Count();
        }
        long end = System.nanoTime() + NANOS_A_STEP;
        while (walk.hasNext() && System.nanoTime() < end) {
            for (int i = 0; i < BETWEEN_LOOKS_AT_THE_CLOCK && walk.hasNext(); i++) {
                count(walk.next(), now);
            }
        }
        if (!walk.hasNext()) {
            workbench.meters().waiting().counted(partition, count);
            endWalk();
        }
    }

    private void count(KeyValue<Bytes, byte[]> entry, Instant now) {
        if (Citizens.isCitizen(entry.key)) {
            Waiting.of(PackedCitizen.unpack(entry.value)).ifPresent(waiting -> count.add(waiting, now));
        }
    }

    private void endWalk() {
        if (walk != null) {
            walk.close();
            walk = null;
        }
    }

    @Override
    public void close() {
        endWalk();
        workbench.meters().waiting().leaves(partition);
    }
}
