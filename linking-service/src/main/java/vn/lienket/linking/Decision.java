package vn.lienket.linking;

import java.util.ArrayList;
import java.util.List;

/** What is known of the citizen from now on, and what is announced, in order. */
public record Decision(Citizen citizen, List<Outcome> outcomes) {

    public Decision {
        outcomes = List.copyOf(outcomes);
    }

    static Decision silently(Citizen citizen) {
        return new Decision(citizen, List.of());
    }

    Decision now(Citizen changed) {
        return new Decision(changed, outcomes);
    }

    Decision now(Account changed) {
        return now(citizen.with(changed));
    }

    Decision announce(Outcome outcome) {
        List<Outcome> more = new ArrayList<>(outcomes.size() + 1);
        more.addAll(outcomes);
        more.add(outcome);
        return new Decision(citizen, more);
    }
}
