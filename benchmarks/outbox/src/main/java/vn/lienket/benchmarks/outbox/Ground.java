package vn.lienket.benchmarks.outbox;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import vn.lienket.platform.ChildProcess;
import vn.lienket.platform.KafkaBroker;
import vn.lienket.platform.Ports;
import vn.lienket.platform.PostgresServer;
import vn.lienket.platform.ProjectTree;
import vn.lienket.platform.SchemaRegistry;
import vn.lienket.platform.tokens.TokenIssuer;
import vn.lienket.schemas.PublishContract;

/** What both arms run on, each part a process of its own: a broker, a PostgreSQL, and the registry that ours asks once. */
final class Ground implements AutoCloseable {

    private static final int PARTITIONS = 4;

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Path folder;
    private final ChildProcess broker;
    private final PostgresServer postgres;
    private final SchemaRegistry registry;
    private final TokenIssuer tokenIssuer;
    private final String bootstrapServers;

    Ground(Path folder) throws Exception {
        this.folder = folder;
        registry = SchemaRegistry.start(
                ProjectTree.schemaRegistry(), folder.resolve("registry"), Ports.free(), folder.resolve("registry.log"));
        started.push(registry);
        int port = Ports.free();
        bootstrapServers = "localhost:" + port;
        broker = ChildProcess.start(
                "broker",
                List.of(
                        ChildProcess.java(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaBroker.class.getName(),
                        folder.resolve("kafka").toString(),
                        Integer.toString(port),
                        Integer.toString(Ports.free())),
                folder.resolve("broker.log"));
        started.push(broker);
        postgres = PostgresServer.start(folder.resolve("postgres"), Ports.free(), folder.resolve("postgres.log"));
        started.push(postgres);
        tokenIssuer = TokenIssuer.start();
        started.push(tokenIssuer);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.describeCluster().nodes().get(60, TimeUnit.SECONDS);
        }
        registry.awaitReady(Duration.ofSeconds(120));
        PublishContract.run(bootstrapServers, registry.url(), PARTITIONS, (short) 1);
    }

    int schemaId() throws Exception {
        try (CachedSchemaRegistryClient client = new CachedSchemaRegistryClient(registry.url(), 10)) {
            return client.getLatestSchemaMetadata(Facts.TOPIC + "-value").getId();
        }
    }

    Path folder() {
        return folder;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    String registryUrl() {
        return registry.url();
    }

    String tokenIssuer() {
        return tokenIssuer.address().toString();
    }

    String database(String name) throws Exception {
        return postgres.database(name);
    }

    Cost cost(long relay) {
        return Cost.of(relay, postgres.process().pid(), broker.pid());
    }

    @Override
    public void close() throws Exception {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }
}
