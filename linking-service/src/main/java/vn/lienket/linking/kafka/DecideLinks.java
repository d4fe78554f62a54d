package vn.lienket.linking.kafka;

import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import vn.lienket.linking.Citizen;
import vn.lienket.linking.Decision;
import vn.lienket.linking.Fact;
import vn.lienket.schemas.kafka.FactReader;
import vn.lienket.schemas.kafka.UnreadableFact;

/** One record: read it, decide, keep what is known from now on, announce; or put it into the dead letters. All in one transaction. */
final class DecideLinks implements Processor<byte[], byte[], byte[], Outgoing> {

    private final Workbench workbench;
    private final ReadFacts.Reading reading;
    private ReadFacts readFacts;
    private Announcing announcing;
    private ProcessorContext<byte[], Outgoing> context;
    private Citizens citizens;
    private Announcements announcements;

    DecideLinks(Workbench workbench, ReadFacts.Reading reading) {
        this.workbench = workbench;
        this.reading = reading;
    }

    @Override
    public void init(ProcessorContext<byte[], Outgoing> newContext) {
        context = newContext;
        readFacts = new ReadFacts(workbench.registry());
        announcing = workbench.mode().announcing(workbench.registry());
        citizens = new Citizens(newContext);
        announcements = new Announcements(newContext, workbench.clock());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            String citizenRef = FactReader.key(record.key());
            requireHome(record.key());
            Fact fact = workbench.patience().insistOn(() -> read(record));
            decide(citizenRef, fact, record);
        } catch (UnreadableFact e) {
            announcements.deadLetter(record, e.getMessage());
        }
        if (workbench.fetched().workedOffOne()) {
            context.commit();
        }
    }

    private void requireHome(byte[] key) {
        int home = workbench.home().of(key);
        if (home != context.taskId().partition()) {
            throw new UnreadableFact("Kafka's default partitioner puts this key into partition " + home
                    + ": its producer partitions otherwise");
        }
    }

    private Fact read(Record<byte[], byte[]> record) {
        return reading.read(readFacts, context.recordMetadata().orElseThrow().topic(), record);
    }

    private void decide(String citizenRef, Fact fact, Record<byte[], byte[]> record) {
        Citizen known = citizens.get(record.key());
        Decision decision =
                workbench.rules().decide(known, fact, workbench.calendars().current());
        List<Outgoing> outgoing =
                workbench.patience().insistOn(() -> announcing.write(citizenRef, decision.outcomes()));
        if (!decision.citizen().equals(known)) {
            citizens.put(record.key(), decision.citizen());
        }
        announcements.announce(outgoing, record);
        workbench.meters().decisions().announced(decision.outcomes());
    }

    @Override
    public void close() {
        readFacts.close();
        announcing.close();
    }
}
