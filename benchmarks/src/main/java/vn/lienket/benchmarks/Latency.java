package vn.lienket.benchmarks;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import vn.lienket.benchmarks.workload.Expectation;
import vn.lienket.benchmarks.workload.Oracle;
import vn.lienket.benchmarks.workload.SchemaIds;
import vn.lienket.benchmarks.workload.SecondFacts;
import vn.lienket.benchmarks.workload.Verdict;
import vn.lienket.benchmarks.workload.Workload;

/** From the time at which the second fact of a pair is to be sent, to its link as a reader of committed records sees it. */
final class Latency {

    static final String FLOOR = "floor";

    private final Ground ground;
    private final Load load;
    private final long occurredBy;
    private final PrintWriter out;

    /** @param warmUp at the start, counted in no figure */
    record Load(int factsPerSecond, Duration warmUp, Duration measured, Duration commitInterval) {}

    /** Milliseconds. */
    record Measured(double p50, double p99, double p999, double most, double sentLate99, Verdict verdict) {}

    Latency(Ground ground, Load load, long occurredBy, PrintWriter out) {
        this.ground = ground;
        this.load = load;
        this.occurredBy = occurredBy;
        this.out = out;
    }

    /** The floor (no service at all) and each contestant, so many times, the order turned each time. */
    Map<String, List<Measured>> run(List<Contestant> contestants, int rounds) throws Exception {
        Map<String, List<Measured>> all = new LinkedHashMap<>();
        all.put(FLOOR, new ArrayList<>());
        contestants.forEach(contestant -> all.put(contestant.name(), new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            List<String> order = new ArrayList<>(all.keySet());
            if (round % 2 == 1) {
                Collections.reverse(order);
            }
            for (String name : order) {
                Measured measured = name.equals(FLOOR) ? floor() : contestant(Contestants.named(name));
                all.get(name).add(measured);
                out.printf(
                        "%-10s p50 %7.1f  p99 %7.1f  p99.9 %7.1f  most %7.1f ms  (sent late p99 %.1f ms)  %s%n",
                        name,
                        measured.p50(),
                        measured.p99(),
                        measured.p999(),
                        measured.most(),
                        measured.sentLate99(),
                        Report.verdict(measured.verdict()));
                out.flush();
            }
        }
        return all;
    }

    private Measured floor() throws Exception {
        Workload workload = workload();
        try (Arena arena = ground.arena(FLOOR)) {
            return measure(arena, workload, List.of("cccd-updated", "vneid-login"), new SecondFacts(workload));
        }
    }

    private Measured contestant(Contestant contestant) throws Exception {
        Workload workload = workload();
        Seat.Terms terms = new Seat.Terms(load.commitInterval(), workload.facts());
        try (Arena arena = ground.arena(contestant.name() + "-latency");
                Running running = arena.start(contestant, terms)) {
            running.awaitReady();
            Oracle oracle = new Oracle(workload, arena.schemaIds().accountLinked());
            return measure(arena, workload, List.of(Oracle.TOPIC), oracle);
        }
    }

    private Measured measure(Arena arena, Workload workload, List<String> topics, Expectation expectation)
            throws Exception {
        SchemaIds ids = arena.schemaIds();
        OpenLoop sender = new OpenLoop(arena.bootstrapServers(), ids, workload, load.factsPerSecond());
        long firstMeasured = load.warmUp().toSeconds() * load.factsPerSecond() / 2;
        Histogram latency = new Histogram(3);
        Links.Seen record = (citizen, seenAt) -> {
            if (citizen >= firstMeasured) {
                latency.recordValue(Math.max(0, seenAt - sender.due(citizen)));
            }
        };
        try (Links links = new Links(arena.bootstrapServers(), topics, expectation, record)) {
            links.poll(Duration.ofMillis(100));
            CompletableFuture<Void> sent = CompletableFuture.runAsync(sender);
            while (!sent.isDone()) {
                links.poll(Duration.ofMillis(20));
            }
            sent.join();
            links.awaitQuiet();
        }
        return new Measured(
                millis(latency, 50),
                millis(latency, 99),
                millis(latency, 99.9),
                millis(latency, 100),
                millis(sender.sentLate(), 99),
                expectation.verdict());
    }

    private Workload workload() {
        return OpenLoop.workload(load.factsPerSecond(), load.warmUp().plus(load.measured()), occurredBy);
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }

    static String report(Map<String, List<Measured>> all, String reference) {
        Table table = new Table(
                "contestant", "p50 ms", "p99 ms", "p99.9 ms", "most ms", reference + "'s p99 ÷ its p99", "links");
        all.forEach((name, runs) -> {
            boolean right = runs.stream().allMatch(run -> run.verdict().equalsOracle());
            table.row(
                    name,
                    right ? spread(runs.stream().map(Measured::p50).toList()) : "refused",
                    right ? spread(runs.stream().map(Measured::p99).toList()) : "",
                    right ? spread(runs.stream().map(Measured::p999).toList()) : "",
                    right ? spread(runs.stream().map(Measured::most).toList()) : "",
                    right ? Spread.of(ratios(all.get(reference), runs)).text("%.3f") : "",
                    runs.stream()
                            .map(run -> Report.verdict(run.verdict()))
                            .distinct()
                            .reduce((a, b) -> a + "; " + b)
                            .orElse(""));
        });
        return table.toString();
    }

    private static List<Double> ratios(List<Measured> reference, List<Measured> runs) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < runs.size(); round++) {
            ratios.add(reference.get(round).p99() / runs.get(round).p99());
        }
        return ratios;
    }

    private static String spread(List<Double> values) {
        return Spread.of(values).text("%.1f");
    }
}
