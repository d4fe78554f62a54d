package vn.lienket.linking.kafka;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Every instance reads the calendar's topic whole, so none of them may write its dead letters; the task of a partition does, once. */
final class CheckCutoffs implements Processor<byte[], byte[], byte[], Outgoing> {

    private final Workbench workbench;
    private final String topic;
    private ReadCutoffs reading;
    private ProcessorContext<byte[], Outgoing> context;
    private Announcements announcements;

    CheckCutoffs(Workbench workbench, String topic) {
        this.workbench = workbench;
        this.topic = topic;
    }

    @Override
    public void init(ProcessorContext<byte[], Outgoing> newContext) {
        context = newContext;
        reading = new ReadCutoffs(topic, workbench.registry());
        announcements = new Announcements(context, workbench.clock());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        workbench
                .patience()
                .insistOn(() -> reading.read(record.key(), record.value()))
                .fold(scheduled -> null, deleted -> null, reason -> {
                    announcements.deadLetter(record, reason);
                    return null;
                });
        if (workbench.fetched().workedOffOne()) {
            context.commit();
        }
    }

    @Override
    public void close() {
        reading.close();
    }
}
