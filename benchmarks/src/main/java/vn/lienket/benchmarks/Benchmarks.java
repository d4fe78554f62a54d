package vn.lienket.benchmarks;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    @Option(names = "--pairs", defaultValue = "1", description = "ABBA pairs for each peer.")
    private int pairs;

    @Option(
            names = "--contestants",
            split = ",",
            defaultValue = "a,b1,b2,copy",
            description = "The first is compared with each of the others.")
    private List<String> contestants;

    @Option(names = "--commit-interval", defaultValue = "100", description = "Of the copy loop, in milliseconds.")
    private long commitMillis;

    @Option(
            names = "--bound-slack",
            defaultValue = "25",
            description = "Leave out a pair around which the copy loop's rate moved by more, in per cent.")
    private double boundSlack;

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
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path run = Files.createDirectories(
                folder.toAbsolutePath().resolve("run-" + Instant.now().toEpochMilli() / 1000));
        List<Contestant> chosen = contestants.stream().map(Contestant::named).toList();
        out.println("logs and arms.csv in " + run);
        try (Ground ground = Ground.start(run)) {
            throughput(ground, chosen, out);
        }
        return 0;
    }

    private void throughput(Ground ground, List<Contestant> chosen, PrintWriter out) throws Exception {
        Workload workload = Workload.usual(citizens, Instant.now().toEpochMilli());
        out.printf(
                "%,d citizens, %,d facts, %,d links due%n%n", workload.citizens(), workload.facts(), workload.links());
        Drain drain = new Drain(ground, workload, Duration.ofMillis(commitMillis), Duration.ofSeconds(patience));
        Throughput throughput = new Throughput(drain, pairs, out, ArmsFile.in(ground.folder()));
        Map<Contestant, List<Pair>> pairs = throughput.run(chosen.get(0), chosen.subList(1, chosen.size()));
        out.printf(
                "%n%s%n%n%s%n",
                Report.arms(throughput.arms()), Report.pairs(chosen.get(0).name(), pairs, boundSlack / 100));
        out.flush();
    }
}
