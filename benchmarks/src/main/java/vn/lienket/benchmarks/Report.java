package vn.lienket.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import vn.lienket.benchmarks.workload.Verdict;

/** The tables. A contestant whose links are not the oracle's gets no figure, only its faults. */
final class Report {

    private Report() {}

    static String arms(Collection<Drained> arms) {
        Table table = new Table(
                "contestant",
                "runs",
                "facts/s",
                "client µs/fact",
                "broker µs/fact",
                "peak MiB",
                "disk B/citizen",
                "heap B/citizen",
                "changelog B/citizen",
                "ready after s",
                "links");
        byContestant(arms).forEach((contestant, runs) -> {
            boolean right = runs.stream().allMatch(run -> run.verdict().equalsOracle());
            table.row(
                    contestant,
                    String.valueOf(runs.size()),
                    right ? spread(runs, Drained::factsPerSecond, "%,.0f") : "refused",
                    right ? spread(runs, Drained::clientMicrosPerFact, "%.2f") : "",
                    right ? spread(runs, Drained::brokerMicrosPerFact, "%.2f") : "",
                    median(runs, run -> run.peakMemory() / 1024.0 / 1024.0),
                    median(runs, run -> run.perCitizen(run.stateBytes())),
                    median(runs, run -> run.perCitizen(run.heapBytes())),
                    median(runs, run -> run.perCitizen(run.changelogBytes())),
                    spread(runs, Drained::readySeconds, "%.1f"),
                    runs.stream().map(run -> verdict(run.verdict())).distinct().collect(Collectors.joining("; ")));
        });
        return table.toString();
    }

    static String pairs(String reference, Map<Contestant, List<Pair>> pairs, double boundSlack) {
        Table table = new Table(
                reference + " ÷",
                "what",
                "throughput, median of pair ratios",
                "CPU a fact, peer's ÷ " + reference + "'s",
                "pairs that count",
                "copy loop, facts/s",
                reference + " ÷ copy loop");
        pairs.forEach((peer, ran) -> {
            List<Pair> counted =
                    ran.stream().filter(pair -> pair.counts(boundSlack)).toList();
            table.row(
                    peer.name(),
                    peer.what(),
                    spread(counted, Pair::throughputRatio, "%.2f"),
                    spread(counted, Pair::cpuRatio, "%.2f"),
                    counted.size() + " of " + ran.size() + whyNot(ran, counted, boundSlack),
                    Spread.of(ran.stream()
                                    .map(pair -> (pair.slowBound() + pair.fastBound()) / 2)
                                    .toList())
                            .text("%,.0f"),
                    spread(counted, Pair::shareOfBound, "%.2f"));
        });
        return table.toString();
    }

    private static String whyNot(List<Pair> ran, List<Pair> counted, double boundSlack) {
        long wrong = ran.stream().filter(pair -> !pair.bothRight()).count();
        long moved = ran.size() - counted.size() - wrong;
        return (wrong > 0 ? "; not the oracle's links: " + wrong : "")
                + (moved > 0 ? "; bound moved over %.0f %%: %d".formatted(boundSlack * 100, moved) : "");
    }

    static String verdict(Verdict verdict) {
        return verdict.equalsOracle()
                ? "%,d as expected".formatted(verdict.due())
                : "REFUSED: of %,d %,d lost, %,d twice, %,d wrong"
                        .formatted(verdict.due(), verdict.losses(), verdict.duplicates(), verdict.wrong());
    }

    private static Map<String, List<Drained>> byContestant(Collection<Drained> arms) {
        return arms.stream()
                .collect(Collectors.groupingBy(Drained::contestant, LinkedHashMap::new, Collectors.toList()));
    }

    private static String median(List<Drained> runs, ToDoubleFunction<Drained> figure) {
        return "%,.0f"
                .formatted(Spread.of(runs.stream().map(figure::applyAsDouble).toList())
                        .median());
    }

    private static <T> String spread(List<T> runs, ToDoubleFunction<T> figure, String format) {
        return Spread.of(runs.stream().map(figure::applyAsDouble).toList()).text(format);
    }
}
