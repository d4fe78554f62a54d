package vn.lienket.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import vn.lienket.platform.tokens.TokenIssuer;
import vn.lienket.schemas.PublishContract;

/**
 * A broker, a registry that knows the contract, and a PostgreSQL, started once for all tests of a JVM, on free ports and empty folders, and stopped with it.
 * Tests keep apart by their keys, not by restarting it.
 */
public final class TestParts {

    private static TestParts shared;

    private final Path folder;
    private KafkaBroker broker;
    private SchemaRegistry registry;
    private PostgresServer postgres;
    private TokenIssuer tokenIssuer;

    private TestParts() throws Exception {
        folder = Files.createTempDirectory("lienket-test");
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        registry = SchemaRegistry.start(
                ProjectTree.schemaRegistry(), folder.resolve("registry"), Ports.free(), folder.resolve("registry.log"));
        broker = KafkaBroker.start(folder.resolve("kafka"), Ports.free());
        registry.awaitReady(Duration.ofSeconds(60));
        PublishContract.run(broker.bootstrapServers(), registry.url(), 4, (short) 1);
    }

    public static synchronized TestParts shared() {
        if (shared == null) {
            try {
                shared = new TestParts();
            } catch (Exception e) {
                throw new IllegalStateException("the parts for tests did not start", e);
            }
        }
        return shared;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public String registryUrl() {
        return registry.url();
    }

    /** JDBC address of a database of this name, user {@link PostgresServer#USER}, no password. */
    public synchronized String database(String name) {
        try {
            if (postgres == null) {
                postgres =
                        PostgresServer.start(folder.resolve("postgres"), Ports.free(), folder.resolve("postgres.log"));
            }
            return postgres.database(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives out access tokens of any subject and scopes. */
    public synchronized TokenIssuer tokenIssuer() {
        try {
            if (tokenIssuer == null) {
                tokenIssuer = TokenIssuer.start();
            }
            return tokenIssuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings for Kafka clients: broker, registry, and how this project writes Avro. */
    public Map<String, Object> clientSettings() {
        return Map.of(
                "bootstrap.servers", bootstrapServers(),
                "schema.registry.url", registryUrl(),
                "auto.register.schemas", false,
                "avro.remove.java.properties", true,
                "specific.avro.reader", true);
    }

    private void close() {
        try {
            for (AutoCloseable part : new AutoCloseable[] {registry, broker, postgres, tokenIssuer}) {
                if (part != null) {
                    part.close();
                }
            }
            DataFolder.delete(folder);
        } catch (Exception e) {
            throw new IllegalStateException("the parts for tests did not stop", e);
        }
    }
}
