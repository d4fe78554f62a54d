package vn.lienket.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The services of this project, each from its jar, as a process of its own. */
final class Services implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    /** Measured: enough for the scenario, and all processes together stay far below 4 GB. */
    private static final List<String> JVM = List.of(
            "-Xmx192m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true");

    private final DataFolder data;
    private final PortPlan ports;
    private final Leftovers leftovers;
    private final Environments environments;
    private final Map<Part, ChildProcess> running = new EnumMap<>(Part.class);

    Services(DataFolder data, PortPlan ports, Leftovers leftovers, Environments environments) {
        this.data = data;
        this.ports = ports;
        this.leftovers = leftovers;
        this.environments = environments;
    }

    static void requireJars() {
        for (Part service : Part.services()) {
            Path jar = ProjectTree.jarOf(service.title());
            if (!Files.exists(jar)) {
                throw new CannotStart(jar + " is missing; build it with: mvn package", CannotStart.UNSUITABLE_MACHINE);
            }
        }
    }

    void startAll() throws IOException {
        for (Part service : Part.services()) {
            start(service);
        }
    }

    synchronized void start(Part service) throws IOException {
        List<String> command = Stream.of(
                        ChildProcess.quickJava(),
                        JVM,
                        List.of("-jar", ProjectTree.jarOf(service.title()).toString()))
                .flatMap(List::stream)
                .toList();
        ChildProcess process =
                ChildProcess.start(service.title(), command, environments.of(service), data.log(service.title()));
        running.put(service, process);
        leftovers.remember(service.title(), process.pid());
    }

    void awaitReady(Part service) {
        running.get(service).awaitHttp(readiness(service), PATIENCE);
    }

    private URI readiness(Part service) {
        return ports.url(service).resolve("/actuator/health/readiness");
    }

    /** SIGKILL. */
    synchronized void kill(Part service) {
        running.get(service).kill();
    }

    /** All at once: none needs another to end well. */
    @Override
    public synchronized void close() {
        CompletableFuture<?>[] ends = running.values().stream()
                .map(process -> CompletableFuture.runAsync(process::close))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends).join();
    }
}
