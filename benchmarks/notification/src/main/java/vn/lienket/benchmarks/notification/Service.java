package vn.lienket.benchmarks.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.lienket.platform.ChildProcess;
import vn.lienket.platform.Ports;
import vn.lienket.platform.PostgresServer;
import vn.lienket.platform.ProjectTree;
import vn.lienket.platform.TestParts;

/** notification-service as it ships, with a database and a consumer group of its own. */
final class Service implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final ChildProcess process;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    private Service(ChildProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    static Service start(TestParts parts, Run run, Map<String, String> secrets, Path folder, List<String> jvm)
            throws IOException {
        int port = Ports.free();
        Map<String, String> environment = new HashMap<>();
        environment.put("LIENKET_CONTACTKEYSET", secrets.get("LIENKET_CONTACTKEYSET"));
        environment.put("LIENKET_STORAGEKEYSET", secrets.get("NOTIFICATION_STORAGEKEYSET"));
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", parts.bootstrapServers());
        environment.put("SCHEMA_REGISTRY_URL", parts.registryUrl());
        environment.put("DATABASE_URL", run.database());
        environment.put("DATABASE_USERNAME", PostgresServer.USER);
        environment.put("DATABASE_PASSWORD", "");
        environment.put("SMTP_HOST", "localhost");
        environment.put("SMTP_PORT", Integer.toString(run.mails().port()));
        environment.put("WEBHOOKS_PLAIN_HTTP", "true");
        environment.put("WEBHOOKS_REACHABLE", "127.0.0.0/8");
        List<String> command = new ArrayList<>(List.of(ChildProcess.java(), "-Xmx192m", "-XX:+UseSerialGC"));
        command.addAll(jvm);
        command.addAll(List.of("-jar", ProjectTree.jarOf("notification-service").toString()));
        command.add("--spring.cloud.stream.default.group=" + run.name());
        command.addAll(run.settings());
        ChildProcess process =
                ChildProcess.start("notification-service", command, environment, folder.resolve(run.name() + ".log"));
        URI address = URI.create("http://localhost:" + port);
        process.awaitHttp(address.resolve("/actuator/health/readiness"), PATIENCE);
        return new Service(process, address);
    }

    void subscribe(String url) throws IOException, InterruptedException {
        String body = "{\"url\":\"%s\",\"types\":[\"account-linked\"]}".formatted(url);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(address.resolve("/v1/subscriptions"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("not subscribed: " + answer.statusCode());
        }
    }

    long residentMiB() {
        return status("VmRSS:");
    }

    private long status(String line) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(text -> text.startsWith(line))
                    .mapToLong(text -> Long.parseLong(text.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of all its threads so far. */
    double cpuSeconds() {
        return ProcessHandle.of(process.pid())
                        .flatMap(it -> it.info().totalCpuDuration())
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
    }

    @Override
    public void close() {
        process.close();
    }
}
