package vn.lienket.account;

import java.util.ArrayList;
import java.util.List;

/**
 * What linking-service decided upon.
 *
 * @param why the version of its rules, or the reason
 * @param facts eventIds of the two facts of the pair
 */
public record Grounds(String why, List<String> facts) {

    AuditEntry entry(Fact fact, String what) {
        List<String> all = new ArrayList<>(List.of(fact.eventId().toString()));
        all.addAll(facts);
        return new AuditEntry(fact.account().key(), what, "linking-service", why, all);
    }
}
