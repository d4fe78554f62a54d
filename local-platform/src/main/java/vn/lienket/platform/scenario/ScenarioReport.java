package vn.lienket.platform.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienket.platform.invariants.Invariant;

/** What came out of a scenario: the table, compared with what the roles say must come out, and the invariants. */
public final class ScenarioReport {

    private static final int SHOWN = 5;

    private final Comparison comparison;
    private final Map<Long, String> refusedRows;
    private final Measures measures;
    private final Map<Invariant, List<String>> violations = new LinkedHashMap<>();

    ScenarioReport(
            Comparison comparison, Map<Long, String> refusedRows, List<Invariant> invariants, Measures measures) {
        this.comparison = comparison;
        this.refusedRows = refusedRows;
        this.measures = measures;
        invariants.forEach(invariant -> violations.put(invariant, invariant.violations()));
    }

    /**
     * The table and what it must be.
     *
     * @param wrongDecisions portal logins that were not decided as DESIGN section 5 says
     * @param otherRefusals rows of the file that were judged otherwise than is known of them
     */
    record Comparison(Tally expected, Tally seen, long wrongDecisions, List<String> otherRefusals) {

        List<String> differences() {
            List<String> differences = new ArrayList<>(seen.differencesFrom(expected));
            if (wrongDecisions > 0) {
                differences.add(wrongDecisions + " portal logins were decided otherwise than DESIGN section 5 says");
            }
            differences.addAll(otherRefusals);
            return differences;
        }
    }

    record Measures(Duration start, Duration scenario, long residentBytes) {

        @Override
        public String toString() {
            return "%.1f s until everything was ready, %.1f s scenario, %,d MB resident in all processes together"
                    .formatted(start.toMillis() / 1000.0, scenario.toMillis() / 1000.0, residentBytes >> 20);
        }
    }

    /** The table is as expected, and every invariant holds. */
    public boolean holds() {
        return differences().isEmpty() && violations.values().stream().allMatch(List::isEmpty);
    }

    /** What differs from the expected table; empty when nothing does. */
    public List<String> differences() {
        return comparison.differences();
    }

    /** Name of each invariant with where it does not hold. */
    public Map<String, List<String>> violations() {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        violations.forEach((invariant, where) -> byName.put(invariant.name(), where));
        return byName;
    }

    /** What was seen; equal tables mean equal runs. */
    public Tally table() {
        return comparison.seen();
    }

    /** The table, the rejected rows, and a line for each thing that must hold. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("\n");
        new ReportTable(comparison.expected(), comparison.seen()).appendTo(text);
        appendRefusedRows(text);
        append("table", "it is what the citizens' roles say, and adds up", differences(), text);
        violations.forEach((invariant, where) -> append(invariant.name(), invariant.meaning(), where, text));
        return text.append('\n').append(measures).append('\n').toString();
    }

    private void appendRefusedRows(StringBuilder text) {
        Map<String, String> linesByReason = refusedRows.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        TreeMap::new,
                        Collectors.mapping(row -> row.getKey().toString(), Collectors.joining(", "))));
        text.append("rejected rows of the file: %d%n".formatted(refusedRows.size()));
        linesByReason.forEach((reason, lines) -> text.append("  %-34s line %s%n".formatted(reason, lines)));
        text.append('\n');
    }

    private static void append(String name, String meaning, List<String> broken, StringBuilder text) {
        text.append("%-8s%-8s%s%n".formatted(name, broken.isEmpty() ? "holds" : "BROKEN", meaning));
        broken.stream().limit(SHOWN).forEach(where -> text.append("          - %s%n".formatted(where)));
        if (broken.size() > SHOWN) {
            text.append("          - and %d more%n".formatted(broken.size() - SHOWN));
        }
    }
}
