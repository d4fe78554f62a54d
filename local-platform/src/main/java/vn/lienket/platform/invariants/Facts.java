package vn.lienket.platform.invariants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import vn.lienket.facts.AccountLinked;

/** Everything that was said, by type, each in the order of its partitions; and the compacted snapshot of links. */
public final class Facts {

    private final Map<Class<?>, List<Told<?>>> byType = new HashMap<>();
    private boolean requestsLack;
    private final Map<String, AccountLinked> linkedAccounts = new LinkedHashMap<>();

    public Facts add(Told<? extends SpecificRecord> told) {
        byType.computeIfAbsent(told.fact().getClass(), any -> new ArrayList<>()).add(told);
        return this;
    }

    /** @param link null for a tombstone */
    public Facts snapshot(String key, AccountLinked link) {
        if (link == null) {
            linkedAccounts.remove(key);
        } else {
            linkedAccounts.put(key, link);
        }
        return this;
    }

    @SuppressWarnings("unchecked")
    public <T extends SpecificRecord> List<Told<T>> of(Class<T> type) {
        return (List<Told<T>>) (List<?>) byType.getOrDefault(type, List.of());
    }

    /** The snapshot topic {@code linked-accounts}: last value by key. */
    public Map<String, AccountLinked> linkedAccounts() {
        return linkedAccounts;
    }

    /** The oldest requests were deleted, so that one that is not there may have been made. */
    public void lackRequests() {
        requestsLack = true;
    }

    boolean doLackRequests() {
        return requestsLack;
    }
}
