package vn.lienket.linking.kafka;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vn.lienket.linking.LinkingServiceApplication;
import vn.lienket.platform.Ports;
import vn.lienket.platform.TestParts;

/** The service as a process of its own, which can be killed. */
final class ServiceProcess {

    private final TestParts parts;
    private final String instance;
    private final Path folder;
    private final Map<String, String> settings;
    private int port;
    private Process process;

    ServiceProcess(TestParts parts, String instance, Path folder) {
        this(parts, instance, folder, Map.of());
    }

    ServiceProcess(TestParts parts, String instance, Path folder, Map<String, String> settings) {
        this.parts = parts;
        this.instance = instance;
        this.folder = folder;
        this.settings = settings;
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
                        "SERVER_PORT", Integer.toString(freePort())));
        builder.environment().putAll(settings);
        File log = folder.resolve(instance + ".log").toFile();
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        return this;
    }

    private int freePort() {
        port = Ports.free();
        return port;
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isReady() {
        try {
            return get("/actuator/health/readiness").statusCode() == 200;
        } catch (UncheckedIOException notListening) {
            return false;
        }
    }

    /** SIGKILL: nothing is closed, flushed or committed. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
