package vn.lienket.linking.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import vn.lienket.linking.Calendar;
import vn.lienket.linking.Citizen;
import vn.lienket.linking.Decision;

/**
 * When the calendar has changed, walks over all citizens of the task and decides again on those whom the calendar refused. It works by the clock, in
 * steps, so that facts do not wait; the input only ties it to the task.
 *
 * <p>The calendar for which the walk was completed is kept in the store: a task that moves or restarts in mid-walk walks again. Citizens are decided
 * on with the new calendar from its first moment: who is refused behind the walk's back need not be seen by it.
 */
final class ReexamineRefusals implements Processor<byte[], byte[], byte[], Outgoing> {

    /** About 50 ms of looking, unless very many hope. */
    private static final int CITIZENS_A_STEP = 20_000;

    private final Workbench workbench;
    private Announcing announcing;
    private Citizens citizens;
    private Announcements announcements;
    private Calendar examinedFor;
    private Calendar walkingFor;
    private KeyValueIterator<Bytes, byte[]> walk;

    ReexamineRefusals(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public void init(ProcessorContext<byte[], Outgoing> context) {
        announcing = workbench.mode().announcing(workbench.registry());
        citizens = new Citizens(context);
        announcements = new Announcements(context, workbench.clock());
        context.schedule(workbench.examineEvery(), PunctuationType.WALL_CLOCK_TIME, now -> step());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {}

    private void step() {
        Calendar now = workbench.calendars().latest();
        if (examinedFor == null) {
            examinedFor = citizens.examinedFor().orElse(Calendar.EMPTY);
        }
        if (now.equals(examinedFor)) {
            closeWalk();
            walkingFor = null;
            return;
        }
        if (!now.equals(walkingFor)) {
            closeWalk();
            walk = citizens.all();
            walkingFor = now;
        }
        walk();
    }

    private void walk() {
        List<byte[]> hopeful = new ArrayList<>();
        for (int seen = 0; seen < CITIZENS_A_STEP && walk.hasNext(); seen++) {
            KeyValue<Bytes, byte[]> next = walk.next();
            if (Citizens.isCitizen(next.key) && PackedCitizen.hopesForAnotherCalendar(next.value)) {
                hopeful.add(next.key.get());
            }
        }
        hopeful.forEach(this::reexamine);
        if (!walk.hasNext()) {
            closeWalk();
            citizens.examinedFor(walkingFor);
            examinedFor = walkingFor;
        }
    }

    private void closeWalk() {
        if (walk != null) {
            walk.close();
            walk = null;
        }
    }

    private void reexamine(byte[] citizenRef) {
        Citizen known = citizens.get(citizenRef);
        Decision decision = workbench.rules().reexamine(known, walkingFor);
        List<Outgoing> outgoing = workbench
                .patience()
                .insistOn(() -> announcing.write(new String(citizenRef, UTF_8), decision.outcomes()));
        if (!decision.citizen().equals(known)) {
            citizens.put(citizenRef, decision.citizen());
        }
        announcements.announce(outgoing);
        workbench.meters().decisions().announced(decision.outcomes());
    }

    @Override
    public void close() {
        closeWalk();
        announcing.close();
    }
}
