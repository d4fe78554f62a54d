package vn.lienket.benchmarks.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.lienket.platform.TestParts;

/** Imports the same accounts into account-service and with JPA, each into a database of its own on the same server. */
@Command(
        name = "benchmarks/account-import/run",
        mixinStandardHelpOptions = true,
        description = "Measures imports of accounts.")
final class ImportBenchmark implements Callable<Integer> {

    @Option(
            names = "--rows",
            defaultValue = "1000000",
            description = "for account-service, once it is warm (${DEFAULT-VALUE})")
    int rows;

    @Option(
            names = "--cold-rows",
            defaultValue = "1000000",
            description = "before these, straight after its start (${DEFAULT-VALUE})")
    int coldRows;

    @Option(
            names = "--again",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "also the same file again (${DEFAULT-VALUE})")
    boolean again;

    @Option(
            names = "--jpa-rows",
            defaultValue = "100000",
            description = "for each JPA import, 0 for none (${DEFAULT-VALUE})")
    int jpaRows;

    @Option(
            names = "--kill-rows",
            defaultValue = "100000",
            description = "of the import that is killed, 0 for none (${DEFAULT-VALUE})")
    int killRows;

    public static void main(String[] args) {
        System.exit(new CommandLine(new ImportBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "run-" + System.currentTimeMillis()));
        TestParts parts = TestParts.shared();
        print("| import | rows | s | rows/s | peak MiB |");
        print("| --- | --- | --- | --- | --- |");
        try (ServiceArm service = ServiceArm.start(parts, folder)) {
            measure(service, "account-service, just started", PortalFile.write(folder, "cold", coldRows));
            PortalFile file = PortalFile.write(folder, "warm", rows);
            measure(service, "account-service, warm", file);
            if (again) {
                print(service.again("account-service, the same file again", file));
            }
            if (killRows > 0) {
                PortalFile killed = PortalFile.write(folder, "killed", killRows);
                print(service.killed("account-service, killed half way and started again", killed));
                service.awaitFacts();
                for (String topic : List.of("account-contact-changed", "cccd-update-requested")) {
                    print(String.format(
                            Locale.ROOT,
                            "| all in %s, more than once | %,d | | | |",
                            topic,
                            service.facts(topic, killed).repeated()));
                }
            }
        }
        if (jpaRows > 0) {
            besideJpa(parts, folder);
        }
        return 0;
    }

    private static void measure(ServiceArm service, String what, PortalFile file)
            throws IOException, SQLException, InterruptedException {
        CpuTimes before = service.cpu();
        print(service.run(what, file));
        double drained = service.awaitFacts();
        print(String.format(
                Locale.ROOT, "| until all its facts are at the broker | %,d | +%.1f | | |", 2 * file.rows(), drained));
        print(service.cpu().since(before, file.rows()));
    }

    private void besideJpa(TestParts parts, Path folder) throws IOException, InterruptedException {
        JpaArm jpa = new JpaArm(parts, folder);
        PortalFile small = PortalFile.write(folder, "jpa", jpaRows);
        print(jpa.run("JPA saveAll", small, List.of()));
        print(jpa.run("JPA saveAll, JDBC batches of 500", small, JpaArm.BATCHED));
    }

    private static void print(Object line) {
        System.out.println(line);
    }
}
