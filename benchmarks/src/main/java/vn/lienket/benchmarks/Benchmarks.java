package vn.lienket.benchmarks;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienket.benchmarks.workload.Workload;

@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description =
                "Runs linking-service beside what one would use instead, on the same facts, held to the same oracle.")
final class Benchmarks implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--citizens",
            defaultValue = "20000",
            description = "Size of the data; 3000000 for figures that mean something.")
    private long citizens;

    @Option(names = "--pairs", defaultValue = "1", description = "ABBA pairs for each peer; rounds of the latency.")
    private int pairs;

    @Option(
            names = "--contestants",
            split = ",",
            defaultValue = "a,b1,b2,c-heap,c-rocksdb,d,copy",
            description = "The first is compared with each of the others. All: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Contestants.Names.class)
    private List<String> contestants;

    @Option(names = "--skip-throughput", description = "Only what the next three ask for.")
    private boolean skipThroughput;

    @Option(names = "--latency", description = "Open loop: of the floor, the first contestant, and b1 if it is one.")
    private boolean latency;

    @Option(
            names = "--recovery",
            description = "Start, kill -9, lost disk: of the first contestant, and b1 if it is one.")
    private boolean recovery;

    @Option(
            names = "--identities",
            description = "Recovery of the first contestant with so many citizens who all logged in, e.g. 60000000.")
    private Long identities;

    @Option(
            names = "--accounts",
            defaultValue = "16000000",
            description = "How many of the identities have an account.")
    private long accounts;

    @Option(
            names = "--warm-up",
            defaultValue = "5",
            description = "Per cent of the facts that each arm is given before the clock starts; 0 for cold figures.")
    private int warmUp;

    @Option(
            names = "--commit-interval",
            defaultValue = "100",
            description = "Of the copy loop, in milliseconds; linking-service commits when a fetch is worked off.")
    private long commitMillis;

    @Option(
            names = "--bound-slack",
            defaultValue = "25",
            description = "Leave out a pair around which the copy loop's rate moved by more, in per cent.")
    private double boundSlack;

    @Option(names = "--rate", defaultValue = "10000", description = "Facts a second of the open loop.")
    private int rate;

    @Option(names = "--seconds", defaultValue = "60", description = "Of the open loop that count.")
    private long seconds;

    @Option(names = "--warm-up-seconds", defaultValue = "20", description = "Of the open loop that do not.")
    private long warmUpSeconds;

    @Option(names = "--kills", defaultValue = "3", description = "Of each kind.")
    private int kills;

    @Option(
            names = "--patience",
            defaultValue = "120",
            description = "Seconds without a new link before an arm is given up.")
    private long patience;

    @Option(
            names = "--folder",
            defaultValue = "target/benchmarks",
            description = "Broker data, state and logs go here.")
    private Path folder;

    public static void main(String[] arguments) {
        // The processes have sessions of their own: Ctrl-C does not reach them.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<Contestant> chosen = contestants.stream().map(Contestants::named).toList();
        Path run = folder.toAbsolutePath().resolve("run-" + Instant.now().getEpochSecond());
        out.println("logs and arms.csv in " + Files.createDirectories(run));
        try (Ground ground = Ground.start(run)) {
            if (!skipThroughput) {
                throughput(ground, chosen, out);
            }
            if (latency) {
                latency(ground, firstAndB1(chosen), out);
            }
            if (recovery) {
                Workload workload = new Workload(citizens, citizens - citizens / 50, citizens - citizens / 10, now());
                recovery(ground, firstAndB1(chosen), workload, out);
            }
            if (identities != null) {
                recovery(ground, chosen.subList(0, 1), Workload.identities(identities, accounts, now()), out);
            }
        }
        return 0;
    }

    private void throughput(Ground ground, List<Contestant> chosen, PrintWriter out) throws Exception {
        Workload workload = Workload.usual(citizens, now());
        Drain.Terms terms = new Drain.Terms(workload.facts() * warmUp / 100, commitInterval(), patience());
        out.printf(
                "%n## Throughput: %,d citizens, %,d facts, %,d of them to warm up, %,d links due%n%n",
                workload.citizens(), workload.facts(), terms.warmUp(), workload.links());
        Throughput throughput =
                new Throughput(new Drain(ground, workload, terms), pairs, out, ArmsFile.in(ground.folder()));
        var ran = throughput.run(chosen.get(0), chosen.subList(1, chosen.size()));
        out.printf("%n%s%n%n", Report.arms(throughput.arms()));
        out.println(Report.pairs(chosen.get(0).name(), ran, boundSlack / 100));
        out.flush();
    }

    private void latency(Ground ground, List<Contestant> chosen, PrintWriter out) throws Exception {
        Latency.Load load = new Latency.Load(
                rate, Duration.ofSeconds(warmUpSeconds), Duration.ofSeconds(seconds), commitInterval());
        out.printf("%n## Latency: %,d facts/s for %d s, and %d s to warm up%n%n", rate, seconds, warmUpSeconds);
        var measured = new Latency(ground, load, now(), out).run(chosen, pairs);
        out.printf("%n%s%n", Latency.report(measured, chosen.get(0).name()));
        out.flush();
    }

    private void recovery(Ground ground, List<Contestant> chosen, Workload workload, PrintWriter out) throws Exception {
        out.printf(
                "%n## Recovery: %,d citizens, %,d accounts, %,d logged in, %,d facts%n%n",
                workload.citizens(), workload.accounts(), workload.logins(), workload.facts());
        List<Recovery.Measured> measured = new ArrayList<>();
        for (Contestant contestant : chosen) {
            Recovery.Terms terms = new Recovery.Terms(kills, commitInterval(), patience());
            measured.add(Recovery.run(ground, contestant, workload, terms, out));
        }
        out.printf("%n%s%n", Recovery.report(workload, measured));
        out.flush();
    }

    private static List<Contestant> firstAndB1(List<Contestant> chosen) {
        return chosen.stream()
                .filter(contestant ->
                        contestant == chosen.get(0) || contestant.name().equals("b1"))
                .distinct()
                .toList();
    }

    private Duration commitInterval() {
        return Duration.ofMillis(commitMillis);
    }

    private Duration patience() {
        return Duration.ofSeconds(patience);
    }

    private static long now() {
        return Instant.now().toEpochMilli();
    }
}
