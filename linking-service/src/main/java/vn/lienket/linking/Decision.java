package vn.lienket.linking;

import java.util.List;
import java.util.stream.Stream;

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
        return new Decision(
                citizen, Stream.concat(outcomes.stream(), Stream.of(outcome)).toList());
    }
}
