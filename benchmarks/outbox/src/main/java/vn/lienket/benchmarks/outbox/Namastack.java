package vn.lienket.benchmarks.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.lienket.platform.ChildProcess;
import vn.lienket.platform.PostgresServer;

/** {@link NamastackRelay} in a process of its own. It polls without a pause, as many keys at a time as gave the most. */
final class Namastack implements Arm {

    private static final long POLL = 20;

    private final ChildProcess process;
    private final Path orders;

    Namastack(Ground ground, List<String> settings) throws Exception {
        orders = Files.createDirectories(ground.folder().resolve("orders"));
        List<String> command = new ArrayList<>(List.of(
                ChildProcess.java(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                NamastackRelay.class.getName(),
                "--orders=" + orders.toAbsolutePath(),
                "--schema-id=" + ground.schemaId(),
                "--bootstrap-servers=" + ground.bootstrapServers()));
        command.addAll(settings);
        Map<String, String> environment = Map.of(
                "SPRING_DATASOURCE_URL",
                ground.database("namastack"),
                "SPRING_DATASOURCE_USERNAME",
                PostgresServer.USER);
        process =
                ChildProcess.start(name(), command, environment, ground.folder().resolve("namastack.log"));
    }

    @Override
    public String name() {
        return "namastack-outbox 1.6.0";
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public long write(Facts facts) throws IOException, InterruptedException {
        Path done = orders.resolve(facts.run() + ".done");
        Path part = Files.writeString(
                orders.resolve(facts.run() + ".part"), facts.run() + " " + facts.count() + " " + facts.ofEach());
        Files.move(part, orders.resolve(facts.run() + ".order"));
        while (!Files.exists(done)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("namastack's relay ended; see " + process.log());
            }
            Thread.sleep(POLL);
        }
        return Long.parseLong(Files.readString(done));
    }

    @Override
    public void close() {
        process.close();
    }
}
