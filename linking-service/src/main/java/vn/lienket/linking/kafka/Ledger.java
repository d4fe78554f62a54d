package vn.lienket.linking.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountUnlinked;

/** What production announced, struck off by what a replay announces: what remains is the difference. */
final class Ledger {

    /** How production and replay may differ. */
    enum Kind {
        ONLY_IN_PRODUCTION,
        ONLY_IN_REPLAY,
        TWICE_IN_PRODUCTION,
        OTHER_CONTENT
    }

    record Difference(Kind kind, String eventId) {}

    /** A hash instead of the whole, so that millions fit. */
    private final Map<UUID, Integer> hashes = new HashMap<>();

    private final List<Difference> differences = new ArrayList<>();
    private int compared;

    void production(String eventId, int hash) {
        compared++;
        if (hashes.put(UUID.fromString(eventId), hash) != null) {
            differences.add(new Difference(Kind.TWICE_IN_PRODUCTION, eventId));
        }
    }

    void replay(String eventId, int hash) {
        Integer known = hashes.remove(UUID.fromString(eventId));
        if (known == null) {
            differences.add(new Difference(Kind.ONLY_IN_REPLAY, eventId));
        } else if (known != hash) {
            differences.add(new Difference(Kind.OTHER_CONTENT, eventId));
        }
    }

    List<Difference> differences() {
        List<Difference> all = new ArrayList<>(differences);
        hashes.keySet().forEach(id -> all.add(new Difference(Kind.ONLY_IN_PRODUCTION, id.toString())));
        return all;
    }

    int compared() {
        return compared;
    }

    /** But for the version: newer rules may well say the same. */
    static int hash(AccountLinked fact) {
        return AccountLinked.newBuilder(fact).setRuleVersion("").build().hashCode();
    }

    static int hash(AccountUnlinked fact) {
        return fact.hashCode();
    }
}
