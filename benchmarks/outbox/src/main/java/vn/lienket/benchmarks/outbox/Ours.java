package vn.lienket.benchmarks.outbox;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.lienket.platform.ChildProcess;
import vn.lienket.platform.Ports;
import vn.lienket.platform.PostgresServer;
import vn.lienket.platform.ProjectTree;
import vn.lienket.schemas.NewSecrets;

/** account-service as it ships; the facts are written as its accepting edges write them. */
final class Ours implements Arm {

    private static final int CHUNK = 1000;

    private final ChildProcess process;
    private final String database;

    Ours(Ground ground) throws Exception {
        database = ground.database("account");
        int port = Ports.free();
        Map<String, String> environment = new HashMap<>(NewSecrets.generate());
        environment.putAll(Map.of(
                "SERVER_PORT",
                Integer.toString(port),
                "KAFKA_BOOTSTRAP_SERVERS",
                ground.bootstrapServers(),
                "SCHEMA_REGISTRY_URL",
                ground.registryUrl(),
                "TOKEN_ISSUER",
                ground.tokenIssuer(),
                "TOKEN_KEYS",
                ground.tokenIssuer() + "/jwks",
                "DATABASE_URL",
                database,
                "DATABASE_USERNAME",
                PostgresServer.USER,
                "DATABASE_PASSWORD",
                ""));
        process = ChildProcess.start(
                name(),
                List.of(
                        ChildProcess.java(),
                        "-Xmx256m",
                        "-jar",
                        ProjectTree.jarOf("account-service").toString()),
                environment,
                ground.folder().resolve("account-service.log"));
        process.awaitHttp(URI.create("http://localhost:" + port + "/actuator/health/readiness"), Duration.ofMinutes(5));
    }

    @Override
    public String name() {
        return "account-service";
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public long write(Facts facts) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(database + "?reWriteBatchedInserts=true", PostgresServer.USER, "");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into outbox (topic, record_key, head, payload) values (?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < facts.count(); i++) {
                Facts.Fact fact = facts.get(i);
                insert.setString(1, Facts.TOPIC);
                insert.setString(2, fact.key());
                insert.setBytes(3, packed(fact.headers()));
                insert.setBytes(4, fact.payload());
                insert.addBatch();
                if (i % CHUNK == CHUNK - 1 || i == facts.count() - 1) {
                    insert.executeBatch();
                }
            }
            connection.commit();
            return System.nanoTime();
        }
    }

    private static byte[] packed(Map<String, String> headers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            for (String word : List.of(header.getKey(), header.getValue())) {
                byte[] text = word.getBytes(StandardCharsets.UTF_8);
                out.writeShort(text.length);
                out.write(text);
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        process.close();
    }
}
