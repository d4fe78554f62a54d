package vn.lienket.linking.kafka;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vn.lienket.linking.LinkingServiceApplication;
import vn.lienket.platform.TestParts;

/** The service as a process of its own, which can be killed. */
final class ServiceProcess {

    private final TestParts parts;
    private final String instance;
    private final Path folder;
    private Process process;

    ServiceProcess(TestParts parts, String instance, Path folder) {
        this.parts = parts;
        this.instance = instance;
        this.folder = folder;
    }

    ServiceProcess start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                // Surefire hides it in a jar of its own.
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LinkingServiceApplication.class.getName()));
        builder.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", parts.bootstrapServers(),
                        "SCHEMA_REGISTRY_URL", parts.registryUrl(),
                        "LINKING_STATE_DIR", folder.resolve(instance).toString(),
                        "INSTANCE_ID", instance,
                        "SERVER_PORT", "0"));
        File log = folder.resolve(instance + ".log").toFile();
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        return this;
    }

    /** SIGKILL: nothing is closed, flushed or committed. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean hasStarted(int times) throws IOException {
        Path log = folder.resolve(instance + ".log");
        return Files.exists(log) && Files.readString(log).split("Started LinkingServiceApplication", -1).length > times;
    }
}
