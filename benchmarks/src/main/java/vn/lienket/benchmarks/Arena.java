package vn.lienket.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import vn.lienket.benchmarks.workload.Calendar;
import vn.lienket.benchmarks.workload.SchemaIds;
import vn.lienket.platform.ChildProcess;
import vn.lienket.platform.KafkaBroker;
import vn.lienket.platform.Ports;
import vn.lienket.schemas.PublishContract;

/** Where one arm runs: a new broker with the contract's topics and a cutoff calendar, and an empty folder for the contestant's state. */
final class Arena implements AutoCloseable {

    static final int PARTITIONS = 4;

    private final Path folder;
    private final String registryUrl;
    private final ChildProcess broker;
    private final String bootstrapServers;

    private Arena(Path folder, String registryUrl, ChildProcess broker, int port) {
        this.folder = folder;
        this.registryUrl = registryUrl;
        this.broker = broker;
        this.bootstrapServers = "localhost:" + port;
    }

    static Arena open(Path folder, String registryUrl) throws Exception {
        int port = Ports.free();
        ChildProcess broker = ChildProcess.start(
                "broker",
                List.of(
                        ChildProcess.java(),
                        "-Xms1g",
                        "-Xmx1g",
                        "-XX:+UseG1GC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaBroker.class.getName(),
                        folder.resolve("kafka").toString(),
                        String.valueOf(port),
                        String.valueOf(Ports.free())),
                folder.resolve("broker.log"));
        Arena arena = new Arena(folder, registryUrl, broker, port);
        arena.awaitBroker();
        PublishContract.run(arena.bootstrapServers, registryUrl, PARTITIONS, (short) 1);
        Calendar.publish(arena.bootstrapServers, registryUrl, Instant.now());
        return arena;
    }

    private void awaitBroker() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.describeCluster().nodes().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("no broker; see " + folder.resolve("broker.log"), e);
        }
    }

    /** Starts the contestant, on the state that it left when it ran here before. */
    Running start(Contestant contestant, Seat.Terms terms) throws IOException {
        Seat seat = new Seat(bootstrapServers, registryUrl, stateFolder(), folder.resolve("contestant.log"), terms);
        return Running.start(contestant, seat);
    }

    SchemaIds schemaIds() throws Exception {
        return SchemaIds.from(registryUrl);
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    long brokerPid() {
        return broker.pid();
    }

    Path stateFolder() {
        return folder.resolve("state");
    }

    /** Bytes of all topics of the broker whose name ends so. */
    long bytesOfTopics(String suffix) {
        try (Stream<Path> partitions = Files.list(folder.resolve("kafka"))) {
            return partitions
                    .filter(partition -> partition.getFileName().toString().matches(".*" + suffix + "-[0-9]+"))
                    .mapToLong(Arena::bytes)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long bytesOfState() {
        return Files.exists(stateFolder()) ? bytes(stateFolder()) : 0;
    }

    /** Of log segments and stores, not of the broker's index files, which are allocated before they are used. */
    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.toString().matches(".*\\.(time|txn)?index"))
                    .map(Path::toFile)
                    .filter(java.io.File::isFile)
                    .mapToLong(java.io.File::length)
                    .sum();
        } catch (IOException | UncheckedIOException filesComeAndGo) {
            return 0;
        }
    }

    void deleteState() throws IOException {
        delete(stateFolder());
    }

    /** Leaves the logs. */
    @Override
    public void close() throws IOException {
        broker.kill(); // its data are of no further use
        delete(folder.resolve("kafka"));
        deleteState();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
