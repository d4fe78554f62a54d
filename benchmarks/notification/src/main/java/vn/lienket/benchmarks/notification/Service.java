package vn.lienket.benchmarks.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
    private final String ops;
    private final HttpClient http = HttpClient.newHttpClient();

    private Service(ChildProcess process, URI address, String ops) {
        this.process = process;
        this.address = address;
        this.ops = ops;
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
        environment.put("TOKEN_ISSUER", parts.tokenIssuer().address().toString());
        environment.put(
                "TOKEN_KEYS", parts.tokenIssuer().address().resolve("/jwks").toString());
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
        return new Service(process, address, "Bearer " + parts.tokenIssuer().token("ops-benchmark", "ops"));
    }

    void subscribe(String url) throws IOException, InterruptedException {
        String body = "{\"url\":\"%s\",\"types\":[\"account-linked\"]}".formatted(url);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(address.resolve("/v1/subscriptions"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", ops)
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

    Cpu cpu() {
        return Cpu.now(process.pid());
    }

    /** What a full collection leaves. */
    long liveHeapMiB() throws IOException {
        jcmd("GC.run");
        return Pattern.compile("used (\\d+)K")
                        .matcher(jcmd("GC.heap_info").split("Metaspace")[0])
                        .results()
                        .mapToLong(used -> Long.parseLong(used.group(1)))
                        .sum()
                / 1024;
    }

    private String jcmd(String command) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(ChildProcess.java()).resolveSibling("jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.close();
    }
}
