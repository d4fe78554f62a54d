package vn.lienket.platform.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Counts by line of the table and portal; what was expected and what was seen are two of them. */
public final class Tally {

    public static final String IMPORTED = "accounts imported";
    public static final String CONFIRMED = "CCCD confirmed";
    public static final String REJECTED = "CCCD rejected: ";
    public static final String LINKED = "linked";
    public static final String REFUSED = "link refused: ";
    public static final String CLOSURES = "closed at the cutoff";
    public static final String EMAILS = "e-mails sent";
    public static final String TEXTS = "text messages sent";
    public static final String STATE = "now ";

    private final Map<String, Map<String, Long>> counts = new TreeMap<>();

    public void add(String line, String portal) {
        counts.computeIfAbsent(line, any -> new TreeMap<>()).merge(portal, 1L, Long::sum);
    }

    public long of(String line) {
        return counts.getOrDefault(line, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    public long of(String line, String portal) {
        return counts.getOrDefault(line, Map.of()).getOrDefault(portal, 0L);
    }

    public Set<String> portals() {
        return counts.values().stream().flatMap(line -> line.keySet().stream()).collect(Collectors.toSet());
    }

    public Set<String> lines() {
        return counts.keySet();
    }

    /** One sentence for each count that differs. */
    public List<String> differencesFrom(Tally expected) {
        Set<String> lines = new TreeSet<>(counts.keySet());
        lines.addAll(expected.counts.keySet());
        List<String> differences = new ArrayList<>();
        for (String line : lines) {
            Set<String> portals =
                    new TreeSet<>(counts.getOrDefault(line, Map.of()).keySet());
            portals.addAll(expected.counts.getOrDefault(line, Map.of()).keySet());
            for (String portal : portals) {
                if (of(line, portal) != expected.of(line, portal)) {
                    differences.add("%s at %s: %d, expected %d"
                            .formatted(line, portal, of(line, portal), expected.of(line, portal)));
                }
            }
        }
        return differences;
    }
}
