package vn.lienket.benchmarks.outbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Relays the same facts by account-service's outbox and by namastack-outbox, with the same broker and PostgreSQL, one after the other. */
@Command(
        name = "benchmarks/outbox/run",
        mixinStandardHelpOptions = true,
        description = "Measures how fast a backlog of facts is relayed.")
final class OutboxBenchmark implements Callable<Integer> {

    @Option(names = "--facts", defaultValue = "500000", description = "for account-service (${DEFAULT-VALUE})")
    int facts;

    @Option(names = "--namastack-facts", defaultValue = "20000", description = "(${DEFAULT-VALUE})")
    int namastackFacts;

    @Option(names = "--of-each", defaultValue = "4", description = "facts a key (${DEFAULT-VALUE})")
    int ofEach;

    @Option(names = "--warm-up", defaultValue = "0.2", description = "share relayed before (${DEFAULT-VALUE})")
    double warmUp;

    @Option(names = "--keys", defaultValue = "500", description = "namastack's keys a poll (${DEFAULT-VALUE})")
    int keys;

    @Option(names = "--threads", defaultValue = "16", description = "namastack's threads (${DEFAULT-VALUE})")
    int threads;

    public static void main(String[] args) {
        System.exit(new CommandLine(new OutboxBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "run-" + System.currentTimeMillis()))
                .toAbsolutePath();
        System.out.println(
                "| outbox | facts | s | facts/s | CPU µs a fact: relay | PostgreSQL | broker | relay's peak MiB |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        try (Ground ground = new Ground(folder)) {
            try (Arm ours = new Ours(ground)) {
                measure(ground, ours, facts);
            }
            try (Arm namastack = new Namastack(ground, namastackSettings())) {
                measure(ground, namastack, namastackFacts);
            }
        }
        return 0;
    }

    private List<String> namastackSettings() {
        return List.of(
                "--namastack.outbox.polling.batch-size=" + keys,
                "--namastack.outbox.polling.fixed.interval=1ms",
                "--namastack.outbox.processing.delete-completed-records=true",
                "--namastack.outbox.processing.executor-core-pool-size=" + threads,
                "--namastack.outbox.processing.executor-max-pool-size=" + threads,
                "--spring.datasource.hikari.maximum-pool-size=" + (threads + 4));
    }

    private void measure(Ground ground, Arm arm, int count) throws Exception {
        try (Seen seen = new Seen(ground.bootstrapServers())) {
            Facts before = new Facts(0, (int) (count * warmUp), ofEach);
            arm.write(before);
            seen.awaitAll(before, ground.schemaId());
            Facts measured = new Facts(1, count, ofEach);
            long began = arm.write(measured);
            Cost idle = ground.cost(arm.pid());
            double seconds = (seen.awaitAll(measured, ground.schemaId()) - began) / 1e9;
            Cost cost = ground.cost(arm.pid()).since(idle);
            seen.expectNoMore();
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.1f | %,.0f | %.1f | %.1f | %.1f | %,d |",
                    arm.name(),
                    count,
                    seconds,
                    count / seconds,
                    (double) cost.relay() / count,
                    (double) cost.postgres() / count,
                    (double) cost.broker() / count,
                    Cost.peakMiB(arm.pid())));
        }
    }
}
