package vn.lienket.platform.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.lienket.platform.invariants.Invariant;

/** What came out of a scenario: the table, compared with what the roles say must come out, and the invariants. */
public final class ScenarioReport {

    private static final int SHOWN = 5;

    private final AccountsFile file;
    private final AccountServiceApi.Imported imported;
    private final Tally expected;
    private final Tally seen;
    private final Duration took;
    private final long residentBytes;
    private final List<String> differences;
    private final Map<Invariant, List<String>> violations = new LinkedHashMap<>();

    ScenarioReport(
            AccountsFile file,
            AccountServiceApi.Imported imported,
            Tally expected,
            Tally seen,
            long wrongDecisions,
            List<Invariant> invariants,
            Duration took,
            long residentBytes) {
        this.file = file;
        this.imported = imported;
        this.expected = expected;
        this.seen = seen;
        this.took = took;
        this.residentBytes = residentBytes;
        this.differences = new ArrayList<>(seen.differencesFrom(expected));
        if (wrongDecisions > 0) {
            differences.add(
                    wrongDecisions + " portal logins were decided otherwise than the table of DESIGN section 5 says");
        }
        differences.addAll(otherRefusals());
        invariants.forEach(invariant -> violations.put(invariant, invariant.violations()));
    }

    private List<String> otherRefusals() {
        Map<Long, String> known = file.knownRefusals().orElse(imported.refused());
        List<String> others = new ArrayList<>();
        TreeSet<Long> lines = new TreeSet<>(known.keySet());
        lines.addAll(imported.refused().keySet());
        for (Long line : lines) {
            String is = imported.refused().getOrDefault(line, "accepted");
            String must = known.getOrDefault(line, "accepted");
            if (!is.equals(must)) {
                others.add("line " + line + " of the file: " + is + ", expected " + must);
            }
        }
        return others;
    }

    /** The table is as expected, and every invariant holds. */
    public boolean holds() {
        return differences.isEmpty() && violations.values().stream().allMatch(List::isEmpty);
    }

    /** What differs from the expected table; empty when nothing does. */
    public List<String> differences() {
        return differences;
    }

    /** Name of each invariant with where it does not hold. */
    public Map<String, List<String>> violations() {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        violations.forEach((invariant, where) -> byName.put(invariant.name(), where));
        return byName;
    }

    /** What was seen; equal tables mean equal runs. */
    public Tally table() {
        return seen;
    }

    public Duration took() {
        return took;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("\n");
        new ReportTable(expected, seen).appendTo(text);
        appendRefusedRows(text);
        appendVerdict(text);
        return text.toString();
    }

    private void appendRefusedRows(StringBuilder text) {
        Map<String, List<Long>> byReason = new TreeMap<>();
        imported.refused().forEach((line, reason) -> byReason.computeIfAbsent(reason, any -> new ArrayList<>())
                .add(line));
        text.append("rejected rows of the file: ")
                .append(imported.refused().size())
                .append('\n');
        byReason.forEach((reason, lines) -> text.append(
                "  %-34s line %s%n".formatted(reason, lines.toString().replaceAll("[\\[\\]]", ""))));
        text.append('\n');
    }

    private void appendVerdict(StringBuilder text) {
        text.append("%-8s%-8s%s%n"
                .formatted(
                        "table",
                        differences.isEmpty() ? "holds" : "BROKEN",
                        "it is what the citizens' roles say, and adds up"));
        appendFirst(text, differences);
        violations.forEach((invariant, where) -> {
            text.append("%-8s%-8s%s%n"
                    .formatted(invariant.name(), where.isEmpty() ? "holds" : "BROKEN", invariant.meaning()));
            appendFirst(text, where);
        });
        text.append("%nscenario: %.1f s; all processes together: %,d MB resident%n"
                .formatted(took.toMillis() / 1000.0, residentBytes >> 20));
    }

    private static void appendFirst(StringBuilder text, List<String> sentences) {
        sentences.stream().limit(SHOWN).forEach(sentence -> text.append("          - ")
                .append(sentence)
                .append('\n'));
        if (sentences.size() > SHOWN) {
            text.append("          - and ").append(sentences.size() - SHOWN).append(" more\n");
        }
    }
}
