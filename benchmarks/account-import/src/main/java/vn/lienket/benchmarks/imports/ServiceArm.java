package vn.lienket.benchmarks.imports;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienket.platform.ChildProcess;
import vn.lienket.platform.Ports;
import vn.lienket.platform.PostgresServer;
import vn.lienket.platform.ProjectTree;
import vn.lienket.platform.TestParts;
import vn.lienket.schemas.NewSecrets;

/** account-service as it ships, with a token of ops. Every answer is held to what must be in. */
final class ServiceArm implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(300);
    private static final long POLL = 100;

    /** As account-service's README has it for an instance that is to import millions. */
    private static final List<String> FOR_MILLIONS = List.of(
            "-Xmx1g",
            "-XX:+UseParallelGC",
            "-XX:MaxInlineLevel=8",
            "-XX:InlineSmallCode=1200",
            "-Daccount.import.chunk=5000");

    private final TestParts parts;
    private final Path log;
    private final Map<String, String> environment;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();
    private ChildProcess process;

    private ServiceArm(TestParts parts, Path log, Map<String, String> environment, int port) {
        this.parts = parts;
        this.log = log;
        this.environment = environment;
        this.address = URI.create("http://localhost:" + port);
    }

    static ServiceArm start(TestParts parts, Path folder) throws IOException {
        int port = Ports.free();
        Map<String, String> environment = new HashMap<>(NewSecrets.generate());
        String issuer = parts.tokenIssuer().address().toString();
        environment.putAll(Map.of(
                "SERVER_PORT",
                Integer.toString(port),
                "KAFKA_BOOTSTRAP_SERVERS",
                parts.bootstrapServers(),
                "SCHEMA_REGISTRY_URL",
                parts.registryUrl(),
                "TOKEN_ISSUER",
                issuer,
                "TOKEN_KEYS",
                issuer + "/jwks",
                "DATABASE_URL",
                parts.database("account"),
                "DATABASE_USERNAME",
                PostgresServer.USER,
                "DATABASE_PASSWORD",
                ""));
        ServiceArm arm = new ServiceArm(parts, folder.resolve("account-service.log"), environment, port);
        arm.start();
        return arm;
    }

    private void start() throws IOException {
        List<String> command = new ArrayList<>(ChildProcess.quickJava());
        command.addAll(FOR_MILLIONS);
        String more = System.getenv().getOrDefault("ACCOUNT_SERVICE_JAVA_OPTIONS", "");
        command.addAll(more.isBlank() ? List.of() : List.of(more.trim().split(" +")));
        command.addAll(List.of("-jar", ProjectTree.jarOf("account-service").toString()));
        process = ChildProcess.start("account-service", command, environment, log);
        process.awaitHttp(address.resolve("/actuator/health/readiness"), PATIENCE);
    }

    Measured run(String what, PortalFile file) throws IOException, InterruptedException {
        open(file.portal());
        return measured(what, file, "imported", UUID.randomUUID());
    }

    Measured again(String what, PortalFile file) throws IOException, InterruptedException {
        return measured(what, file, "unchanged", UUID.randomUUID());
    }

    /** With the start of the service in between. */
    Measured killed(String what, PortalFile file) throws IOException, InterruptedException {
        open(file.portal());
        UUID id = UUID.randomUUID();
        long began = System.nanoTime();
        CompletableFuture<?> upload = http.sendAsync(upload(file, id), HttpResponse.BodyHandlers.ofString());
        while (lines(id) < file.rows() / 2) {
            Thread.sleep(POLL);
        }
        process.kill();
        upload.exceptionally(cutOff -> null).join();
        start();
        measured(what, file, "imported", id);
        return Measured.of(what, file.rows(), began, process.pid());
    }

    private long lines(UUID id) throws IOException, InterruptedException {
        String answer = send(request("/v1/imports/" + id).GET().build());
        return answer.contains("\"lines\":") ? number(answer, "lines") : 0;
    }

    private Measured measured(String what, PortalFile file, String outcome, UUID id)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        String answer = send(upload(file, id));
        Measured measured = Measured.of(what, file.rows(), began, process.pid());
        expect(number(answer, outcome), file);
        expect(
                number(
                        send(request("/v1/accounts/counts?portal=" + file.portal())
                                .GET()
                                .build()),
                        "total"),
                file);
        return measured;
    }

    private static void expect(long count, PortalFile file) {
        if (count != file.rows()) {
            throw new IllegalStateException(count + " accounts instead of " + file.rows());
        }
    }

    /** All of the file, or it fails. */
    FactsAtBroker facts(String topic, PortalFile file) {
        return FactsAtBroker.read(parts.bootstrapServers(), topic, file.portal())
                .expect(file.rows());
    }

    /** @return seconds until the outbox is empty */
    double awaitFacts() throws SQLException, InterruptedException {
        long began = System.nanoTime();
        try (Connection database = DriverManager.getConnection(parts.database("account"), PostgresServer.USER, "");
                Statement statement = database.createStatement()) {
            while (waits(statement)) {
                Thread.sleep(POLL);
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** Not the gauge, which counts all that wait. */
    private static boolean waits(Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery("select exists (select 1 from outbox)")) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    CpuTimes cpu() {
        return CpuTimes.now(process.pid());
    }

    /** The shipped calendar would close all of them at once. */
    private void open(String portal) throws IOException, InterruptedException {
        String cutoff = "{\"cutoffAt\":\"2100-01-01T00:00:00Z\",\"reason\":\"benchmark\"}";
        send(request("/v1/cutoffs/" + portal + "/CITIZEN")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(cutoff))
                .build());
    }

    private HttpRequest upload(PortalFile file, UUID id) throws IOException {
        return request("/v1/accounts:import")
                .header("Content-Type", "text/csv")
                .header("Import-Id", id.toString())
                .POST(HttpRequest.BodyPublishers.ofFile(file.path()))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + parts.tokenIssuer().token("benchmark", "ops"));
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static long number(String json, String member) {
        Matcher found = Pattern.compile("\"" + member + "\":(\\d+)").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + member + " in " + json);
        }
        return Long.parseLong(found.group(1));
    }

    @Override
    public void close() {
        process.close();
    }
}
