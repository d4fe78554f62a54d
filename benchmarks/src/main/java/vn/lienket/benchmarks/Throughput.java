package vn.lienket.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the first contestant against each of the others: pair by pair, the order turned each time (ABBA), the copy loop before and after each pair. */
final class Throughput {

    private final Drain drain;
    private final int pairs;
    private final PrintWriter out;
    private final ArmsFile file;
    private final List<Drained> arms = new ArrayList<>();

    Throughput(Drain drain, int pairs, PrintWriter out, ArmsFile file) {
        this.drain = drain;
        this.pairs = pairs;
        this.out = out;
        this.file = file;
    }

    Map<Contestant, List<Pair>> run(Contestant reference, List<Contestant> peers) throws Exception {
        Map<Contestant, List<Pair>> all = new LinkedHashMap<>();
        for (Contestant peer : peers) {
            all.put(peer, pairs(reference, peer));
        }
        return all;
    }

    private List<Pair> pairs(Contestant reference, Contestant peer) throws Exception {
        List<Pair> ran = new ArrayList<>();
        Drained bound = arm(Contestants.named("copy"));
        for (int n = 0; n < pairs; n++) {
            boolean referenceFirst = n % 2 == 0;
            Drained first = arm(referenceFirst ? reference : peer);
            Drained second = arm(referenceFirst ? peer : reference);
            Drained boundAfter = arm(Contestants.named("copy"));
            ran.add(Pair.between(bound, referenceFirst ? first : second, referenceFirst ? second : first, boundAfter));
            bound = boundAfter;
        }
        return ran;
    }

    private Drained arm(Contestant contestant) throws Exception {
        Drained drained = drainOrFail(contestant);
        arms.add(drained);
        file.append(drained);
        out.printf(
                "%-10s %,10.0f facts/s  %7.1f s  client %6.2f µs  broker %5.2f µs  %s%n",
                drained.contestant(),
                drained.factsPerSecond(),
                drained.seconds(),
                drained.clientMicrosPerFact(),
                drained.brokerMicrosPerFact(),
                Report.verdict(drained.verdict()));
        out.flush();
        return drained;
    }

    /** One contestant's failure does not end hours of measuring the others. */
    private Drained drainOrFail(Contestant contestant) throws Exception {
        try {
            return drain.run(contestant);
        } catch (RuntimeException e) {
            out.println(contestant.name() + " FAILED: " + e.getMessage());
            return Drained.failed(contestant.name(), drain.workload());
        }
    }

    List<Drained> arms() {
        return arms;
    }
}
