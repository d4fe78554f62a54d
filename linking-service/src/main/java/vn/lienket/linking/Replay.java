package vn.lienket.linking;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Decides a recorded history again, fact by fact, away from production. What citizens' decisions tell each other arrives at once, and a changed
 * calendar is known to all at once; in production both take a moment.
 */
public final class Replay {

    /** What the replay knows of citizens. */
    public interface Memory {

        Citizen get(String citizenRef);

        void put(String citizenRef, Citizen citizen);

        /** Those of whom {@link Citizen#hopesForAnotherCalendar()} is true. */
        List<String> hopeful();
    }

    private final LinkingRules rules;
    private final Memory memory;
    private final BiConsumer<String, Outcome> announced;
    private final Deque<Outcome.Told> underWay = new ArrayDeque<>();
    private Calendar calendar = Calendar.EMPTY;

    /** @param announced takes what is announced, by citizen, in order */
    public Replay(LinkingRules rules, Memory memory, BiConsumer<String, Outcome> announced) {
        this.rules = rules;
        this.memory = memory;
        this.announced = announced;
    }

    public Calendar calendar() {
        return calendar;
    }

    public void calendarChanged(Calendar changed) {
        if (changed.equals(calendar)) {
            return;
        }
        calendar = changed;
        for (String citizenRef : memory.hopeful()) {
            apply(citizenRef, rules.reexamine(memory.get(citizenRef), calendar));
        }
    }

    public void tell(String citizenRef, Fact fact) {
        apply(citizenRef, rules.decide(memory.get(citizenRef), fact, calendar));
        deliver();
    }

    private void deliver() {
        while (!underWay.isEmpty()) {
            Outcome.Told told = underWay.poll();
            String citizenRef = told.citizenRef();
            apply(citizenRef, rules.decide(memory.get(citizenRef), told.message(), calendar));
        }
    }

    private void apply(String citizenRef, Decision decision) {
        memory.put(citizenRef, decision.citizen());
        for (Outcome outcome : decision.outcomes()) {
            boolean internal = outcome.fold(linked -> false, unlinked -> false, refused -> false, underWay::add);
            if (!internal) {
                announced.accept(citizenRef, outcome);
            }
        }
    }
}
