package vn.lienket.benchmarks.accounts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.lienket.platform.ChildProcess;
import vn.lienket.platform.KafkaBroker;
import vn.lienket.platform.Ports;
import vn.lienket.platform.PostgresServer;
import vn.lienket.platform.ProjectTree;
import vn.lienket.platform.SchemaRegistry;
import vn.lienket.platform.tokens.ClientSecrets;
import vn.lienket.platform.tokens.Credentials;
import vn.lienket.platform.tokens.TokenIssuer;
import vn.lienket.schemas.NewSecrets;
import vn.lienket.schemas.PublishContract;

/** The service from its jar, with all that it needs and no other service. */
final class AccountService implements AutoCloseable {

    static final String PORTAL = "dvcqg";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final URI address = URI.create("http://localhost:" + Ports.free());
    private PostgresServer postgres;
    private ChildProcess broker;
    private ChildProcess process;
    private Credentials portal;
    private Credentials ops;

    private AccountService() {}

    static AccountService start(Path folder) throws Exception {
        AccountService service = new AccountService();
        try {
            service.startAll(folder);
            return service;
        } catch (Exception e) {
            service.close();
            throw e;
        }
    }

    private void startAll(Path folder) throws Exception {
        SchemaRegistry registry = keep(SchemaRegistry.start(
                ProjectTree.schemaRegistry(),
                folder.resolve("registry"),
                Ports.free(),
                folder.resolve("registry.log")));
        int brokerPort = Ports.free();
        broker = keep(ChildProcess.start(
                "broker",
                List.of(
                        ChildProcess.java(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaBroker.class.getName(),
                        folder.resolve("kafka").toString(),
                        String.valueOf(brokerPort),
                        String.valueOf(Ports.free())),
                folder.resolve("broker.log")));
        broker.awaitPort(brokerPort, PATIENCE);
        postgres = keep(PostgresServer.start(folder.resolve("postgres"), Ports.free(), folder.resolve("postgres.log")));
        TokenIssuer issuer =
                keep(TokenIssuer.start(new ClientSecrets(NewSecrets.password()), Ports.free(), Clock.systemUTC()));
        portal = issuer.credentials("portal-" + PORTAL);
        ops = issuer.credentials("ops-benchmark");
        registry.awaitReady(PATIENCE);
        PublishContract.run("localhost:" + brokerPort, registry.url(), 4, (short) 1);

        Map<String, String> environment = new HashMap<>(NewSecrets.generate());
        environment.put("SERVER_PORT", String.valueOf(address.getPort()));
        environment.put("DATABASE_URL", postgres.database("account"));
        environment.put("DATABASE_USERNAME", PostgresServer.USER);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + brokerPort);
        environment.put("SCHEMA_REGISTRY_URL", registry.url());
        environment.put("TOKEN_ISSUER", issuer.address().toString());
        environment.put("TOKEN_KEYS", issuer.address().resolve("/jwks").toString());
        environment.put("ACCOUNT_CUTOFF_APPROVAL_WITHIN", "0s");
        process = keep(
                ChildProcess.start("account-service", command(), environment, folder.resolve("account-service.log")));
        process.awaitHttp(address.resolve("/actuator/health/readiness"), PATIENCE);
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>(List.of(ChildProcess.java(), "-Xmx256m", "-XX:+UseSerialGC"));
        String more = System.getenv().getOrDefault("ACCOUNT_SERVICE_JAVA_OPTIONS", "");
        command.addAll(more.isBlank() ? List.of() : List.of(more.trim().split(" +")));
        command.addAll(List.of("-jar", ProjectTree.jarOf("account-service").toString()));
        return command;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.database("account"), PostgresServer.USER, "");
    }

    long pid() {
        return process.pid();
    }

    CpuSpent cpu() {
        return CpuSpent.of(process.pid(), postgres.process().pid(), broker.pid());
    }

    void setCutoff(Instant at) throws IOException, InterruptedException {
        send(authorized("/v1/cutoffs/" + PORTAL + "/CITIZEN", ops)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"cutoffAt\":\"" + at + "\",\"reason\":\"benchmark\"}")));
    }

    /** By the door that everybody uses, one file with all that a row can say. */
    void importAccounts(Path file) throws IOException, InterruptedException {
        setCutoff(Instant.parse("2099-07-01T00:00:00Z"));
        send(authorized("/v1/accounts:import", ops)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofFile(file)));
    }

    /** So that nothing else is at work later. */
    void awaitFacts() throws SQLException, InterruptedException {
        try (Connection database = connect();
                PreparedStatement waits = database.prepareStatement("select 1 from outbox limit 1")) {
            while (isThere(waits)) {
                Thread.sleep(100);
            }
        }
    }

    private static boolean isThere(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            return rows.next();
        }
    }

    KeptConnections connections(int most) throws IOException {
        return new KeptConnections(new InetSocketAddress("localhost", address.getPort()), most);
    }

    byte[] login(int account) {
        return ("POST /v1/portals/" + PORTAL + "/accounts/tk-" + account + "/logins HTTP/1.1\r\nHost: "
                        + address.getAuthority() + "\r\nAuthorization: " + portal.bearer()
                        + "\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private HttpRequest.Builder authorized(String path, Credentials caller) {
        return HttpRequest.newBuilder(address.resolve(path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", caller.bearer());
    }

    private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    answer.uri().getPath() + " answered " + answer.statusCode() + " " + answer.body());
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() throws Exception {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
