package vn.lienket.benchmarks.accounts;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienket.benchmarks.ProcessFigures;

/** How long a cutoff takes to close all accounts of a portal, their facts relayed meanwhile, and in how much memory. */
@Command(
        name = "benchmarks/closing",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = "Fills account-service's table by SQL, reaches the cutoff, and waits for cutoff-reached.")
final class Closing implements Callable<Integer> {

    private static final String FILL =
            """
            insert into account (portal, account_id, account_type, state, personal, exempt)
            select '%s', 'k-' || n, 'CITIZEN', 'REGISTERED', ''::bytea, false from generate_series(1, %d) n
            """;

    @Spec
    private CommandSpec spec;

    @Option(names = "--accounts", defaultValue = "2000000", description = "To be closed; none has personal data.")
    private int accounts;

    @Option(names = "--patience", defaultValue = "900", description = "Seconds until it is given up.")
    private long patience;

    @Option(names = "--folder", defaultValue = "target/benchmarks", description = "Data and logs go here.")
    private Path folder;

    public static void main(String[] arguments) {
        // The processes have sessions of their own: Ctrl-C does not reach them.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        System.exit(new CommandLine(new Closing()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path run = folder.toAbsolutePath().resolve("closing-" + Instant.now().getEpochSecond());
        out.println("logs in " + Files.createDirectories(run));
        try (AccountService service = AccountService.start(run);
                Connection database = service.connect()) {
            service.setCutoff(Instant.parse("2099-07-01T00:00:00Z"));
            fill(database);
            ProcessFigures process = new ProcessFigures(service.pid());
            long heapBefore = process.liveHeap();
            long cpuBefore = process.cpuMicros();
            Instant cutoff = Instant.now().plusSeconds(1);
            service.setCutoff(cutoff);
            Instant reached = await(database, "select max(reached_at) from cutoff where account_type = 'CITIZEN'");
            long heapAfter = process.liveHeap();
            await(database, "select now() where not exists (select 1 from outbox)");
            Instant told = Instant.now();
            out.printf(
                    "%n| accounts | closed after s | accounts/s | all facts told after s | CPU of the service, s | live heap before, after MiB | peak MiB |%n"
                            + "| --- | --- | --- | --- | --- | --- | --- |%n"
                            + "| %,d | %.1f | %,.0f | %.1f | %.0f | %d, %d | %d |%n",
                    closed(database),
                    seconds(cutoff, reached),
                    accounts / seconds(cutoff, reached),
                    seconds(cutoff, told),
                    (process.cpuMicros() - cpuBefore) / 1e6,
                    heapBefore >> 20,
                    heapAfter >> 20,
                    process.peakMemory() >> 20);
            out.flush();
        }
        return 0;
    }

    private void fill(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(FILL.formatted(AccountService.PORTAL, accounts));
            statement.execute("vacuum analyze account");
        }
    }

    /** Until the query has a time to give. */
    private Instant await(Connection database, String query) throws SQLException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(patience);
        while (System.nanoTime() < end) {
            try (PreparedStatement statement = database.prepareStatement(query);
                    ResultSet answer = statement.executeQuery()) {
                if (answer.next() && answer.getTimestamp(1) != null) {
                    return answer.getTimestamp(1).toInstant();
                }
            }
            Thread.sleep(250);
        }
        throw new IllegalStateException("not within " + patience + " s: " + query);
    }

    private static long closed(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet answer = statement.executeQuery("select count(*) from account where state = 'CLOSED'")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }
}
