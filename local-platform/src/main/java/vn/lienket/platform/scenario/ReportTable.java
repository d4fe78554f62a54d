package vn.lienket.platform.scenario;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The table that ends a scenario: a column a portal, the sum, and what was expected. */
final class ReportTable {

    private static final List<String> ORDER = List.of(
            Tally.IMPORTED,
            Tally.CONFIRMED,
            Tally.REJECTED,
            Tally.LINKED,
            Tally.REFUSED,
            Tally.CLOSURES,
            Tally.EMAILS,
            Tally.TEXTS,
            Tally.STATE);
    private static final String SUM_OF_STATES = "now, all states together";

    private final Tally expected;
    private final Tally seen;
    private final List<String> portals;

    ReportTable(Tally expected, Tally seen) {
        this.expected = expected;
        this.seen = seen;
        this.portals = Stream.concat(seen.portals().stream(), expected.portals().stream())
                .distinct()
                .sorted()
                .toList();
    }

    void appendTo(StringBuilder text) {
        text.append("%-36s".formatted(""));
        portals.forEach(portal -> text.append("%12s".formatted(portal)));
        text.append("%10s%10s%n".formatted("total", "expected"));
        TreeSet<String> lines = new TreeSet<>(seen.lines());
        lines.addAll(expected.lines());
        for (String group : ORDER) {
            lines.stream().filter(line -> line.startsWith(group)).forEach(line -> append(line, text));
        }
        appendSumOfStates(text);
        text.append('\n');
    }

    private void append(String line, StringBuilder text) {
        text.append("%-36s".formatted(line));
        portals.forEach(portal -> text.append("%12d".formatted(seen.of(line, portal))));
        long total = seen.of(line);
        long wanted = expected.of(line);
        text.append("%10d%10d%s%n".formatted(total, wanted, total == wanted ? "" : "  !"));
    }

    /** The line that shows that nothing is lost: it must equal the first. */
    private void appendSumOfStates(StringBuilder text) {
        text.append("%-36s".formatted(SUM_OF_STATES));
        portals.forEach(portal -> text.append("%12d".formatted(states(seen, portal))));
        text.append("%10d%10d%n".formatted(states(seen), states(expected)));
    }

    private long states(Tally tally) {
        return portals.stream().mapToLong(portal -> states(tally, portal)).sum();
    }

    private static long states(Tally tally, String portal) {
        return tally.lines().stream()
                .filter(line -> line.startsWith(Tally.STATE))
                .mapToLong(line -> tally.of(line, portal))
                .sum();
    }
}
