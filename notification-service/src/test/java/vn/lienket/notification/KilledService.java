package vn.lienket.notification;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.lienket.platform.Ports;

/** The service as a process of its own, with its own database and consumer group, that can be killed as a crash would. */
final class KilledService implements AutoCloseable {

    private final int port = Ports.free();
    private final List<String> command;
    private Process process;

    /** @param jvm options beside a small heap */
    KilledService(Map<String, String> settings, String... jvm) {
        Map<String, String> own = new HashMap<>(settings);
        own.put("server.port", Integer.toString(port));
        own.putIfAbsent("spring.cloud.stream.default.group", "killed-service");
        own.put("logging.config", "classpath:logback-killed.xml");
        command = Stream.of(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx192m",
                                "-XX:+UseSerialGC"),
                        Stream.of(jvm),
                        Stream.of("-cp", System.getProperty("java.class.path"), NotificationService.class.getName()),
                        own.entrySet().stream().map(e -> "--" + e.getKey() + "=" + e.getValue()))
                .flatMap(Function.identity())
                .toList();
        start();
    }

    void start() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/killed-service.log")))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    int port() {
        return port;
    }

    boolean isReady() {
        try {
            return send("GET", "/actuator/health/readiness", "").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .header("Authorization", Tokens.ops())
                                    .header("Content-Type", "application/json")
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
