package vn.lienket.benchmarks.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.lienket.platform.ChildProcess;
import vn.lienket.platform.PostgresServer;
import vn.lienket.platform.TestParts;

/** The JPA import in a process of its own. */
final class JpaArm {

    static final List<String> BATCHED = List.of(
            "--spring.jpa.properties.hibernate.jdbc.batch_size=500",
            "--spring.jpa.properties.hibernate.order_inserts=true",
            "--spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true");

    private final TestParts parts;
    private final Path folder;

    JpaArm(TestParts parts, Path folder) {
        this.parts = parts;
        this.folder = folder;
    }

    Measured run(String what, PortalFile file, List<String> settings) throws IOException, InterruptedException {
        Path done = folder.resolve("jpa-" + settings.size() + ".done");
        List<String> command = new ArrayList<>(List.of(
                ChildProcess.java(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                JpaImport.class.getName(),
                "--file=" + file.path().toAbsolutePath(),
                "--done=" + done.toAbsolutePath()));
        command.addAll(settings);
        Map<String, String> environment = Map.of(
                "SPRING_DATASOURCE_URL",
                parts.database("jpa" + settings.size()),
                "SPRING_DATASOURCE_USERNAME",
                PostgresServer.USER);
        try (ChildProcess process = ChildProcess.start("jpa", command, environment, folder.resolve("jpa.log"))) {
            while (!Files.exists(done)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the JPA import ended; see " + process.log());
                }
                Thread.sleep(100);
            }
            String[] told = Files.readString(done).split(" ");
            if (Long.parseLong(told[0]) != file.rows()) {
                throw new IllegalStateException(told[0] + " accounts instead of " + file.rows());
            }
            long began = System.nanoTime() - Long.parseLong(told[1]);
            return Measured.of(what, file.rows(), began, process.pid());
        }
    }
}
