package vn.lienket.linking.kafka.logbook;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.ProcessorContextUtils;
import org.apache.kafka.streams.state.internals.OffsetCheckpoint;

/**
 * Kafka Streams' own note in a task's folder, up to where in the changelog local state is complete. Under exactly-once it deletes the note while it runs,
 * because a stock store holds what may never be committed; without it everything is restored. The journal knows better, so the note is written again
 * before Kafka Streams reads it, which it does when the stores of the task are initialised.
 */
record Checkpoint(File file, TopicPartition changelog) {

    static Checkpoint of(StateStoreContext context, String store) {
        String topic = ProcessorContextUtils.changelogFor(context, store, true);
        return new Checkpoint(
                new File(context.stateDir(), ".checkpoint"),
                new TopicPartition(topic, context.taskId().partition()));
    }

    /** The store must be the only one of its task. */
    void write(long offset) {
        try {
            OffsetCheckpoint note = new OffsetCheckpoint(file);
            if (offset == Journal.NO_OFFSET) {
                note.delete();
            } else {
                note.write(Map.of(changelog, offset));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
