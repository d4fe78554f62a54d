package vn.lienket.benchmarks.accounts;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienket.benchmarks.ProcessFigures;

/** How long a portal waits for the decision on a login to a legacy account, when the table has a million of them. */
@Command(
        name = "benchmarks/login",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = "Imports accounts into account-service, then asks for login decisions of any of them, open loop.")
final class LoginDecision implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--accounts",
            defaultValue = "1000000",
            description = "In the table, each with an encrypted person.")
    private int accounts;

    @Option(names = "--rate", defaultValue = "500", description = "Logins a second.")
    private int rate;

    @Option(names = "--seconds", defaultValue = "60", description = "That count.")
    private long seconds;

    @Option(
            names = "--warm-up-seconds",
            defaultValue = "120",
            description = "That do not; from 100 logins a second up to --warm-up-rate.")
    private long warmUpSeconds;

    @Option(names = "--warm-up-rate", defaultValue = "600", description = "Logins a second at its end.")
    private int warmUpRate;

    @Option(names = "--rounds", defaultValue = "1", description = "Of the seconds that count.")
    private int rounds;

    @Option(
            names = "--connections",
            defaultValue = "32",
            description = "At most, kept alive; what finds none free waits, and its time counts.")
    private int connections;

    @Option(names = "--folder", defaultValue = "target/benchmarks", description = "Data and logs go here.")
    private Path folder;

    public static void main(String[] arguments) {
        // The processes have sessions of their own: Ctrl-C does not reach them.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        System.exit(new CommandLine(new LoginDecision()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path run = folder.toAbsolutePath().resolve("login-" + Instant.now().getEpochSecond());
        out.println("logs in " + Files.createDirectories(run));
        try (AccountService service = AccountService.start(run)) {
            fill(service, AccountsFile.write(run.resolve("accounts.csv"), accounts));
            try (KeptConnections portal = service.connections(connections)) {
                Logins logins = new Logins(service, portal, accounts);
                out.printf("%n%s%n", Answered.HEAD);
                measure(
                        service,
                        "warm-up, 100 to " + warmUpRate,
                        () -> logins.warmUp(Duration.ofSeconds(warmUpSeconds), warmUpRate));
                for (int round = 0; round < rounds; round++) {
                    measure(service, String.valueOf(rate), () -> logins.run(Duration.ofSeconds(seconds), rate));
                }
            }
        }
        return 0;
    }

    /** A start and an import: both are cold. */
    private void fill(AccountService service, Path file) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        CpuSpent before = service.cpu();
        Instant begin = Instant.now();
        service.importAccounts(file);
        double seconds = Duration.between(begin, Instant.now()).toMillis() / 1e3;
        String imported = service.cpu().since(before, Math.max(1, accounts / 1000));
        service.awaitFacts();
        out.printf(
                "%,d accounts imported in %.1f s (%,.0f/s), CPU µs an account %s; all facts at the broker after %.1f s, %s; peak of the service %d MiB%n",
                accounts,
                seconds,
                accounts / seconds,
                imported,
                Duration.between(begin, Instant.now()).toMillis() / 1e3,
                service.cpu().since(before, Math.max(1, accounts / 1000)),
                new ProcessFigures(service.pid()).peakMemory() >> 20);
        out.flush();
    }

    private void measure(AccountService service, String what, Callable<Answered> run) throws Exception {
        CpuSpent before = service.cpu();
        Answered answered = run.call();
        String cpu = service.cpu().since(before, answered.count());
        spec.commandLine().getOut().println(answered.line(accounts, what, cpu));
        spec.commandLine().getOut().flush();
    }
}
