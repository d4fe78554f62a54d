package vn.lienket.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vn.lienket.schemas.PublishContract;

/** Broker, schema registry and PostgreSQL, each a process of its own, with the contract published and the services' databases made. */
final class Infrastructure {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int PARTITIONS = 4;

    private final DataFolder data;
    private final PortPlan ports;
    private final Leftovers leftovers;
    private final Started started;
    private final Consumer<String> says;
    private PostgresServer postgres;

    Infrastructure(DataFolder data, PortPlan ports, Leftovers leftovers, Started started, Consumer<String> says) {
        this.data = data;
        this.ports = ports;
        this.leftovers = leftovers;
        this.started = started;
        this.says = says;
    }

    void startBroker() throws IOException {
        List<String> command = new ArrayList<>(ChildProcess.quickJava("--learn"));
        command.addAll(List.of(
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=platform-logback.xml",
                "-cp",
                ProjectTree.jarOf("local-platform").toString(),
                KafkaBroker.class.getName(),
                data.resolve("kafka").toString(),
                Integer.toString(ports.of(Part.KAFKA)),
                Integer.toString(ports.of(Part.KAFKA_CONTROLLER))));
        ChildProcess broker = started.keep(ChildProcess.start("kafka", command, data.log("kafka")));
        leftovers.remember("kafka", broker.pid());
        broker.awaitPort(ports.of(Part.KAFKA), PATIENCE);
    }

    void startRegistry() throws IOException {
        Path program = ProjectTree.schemaRegistry();
        SchemaRegistry registry = started.keep(SchemaRegistry.start(
                program, data.resolve("registry"), ports.of(Part.SCHEMA_REGISTRY), data.log("schema-registry")));
        leftovers.remember("schema-registry", registry.process().pid());
        registry.awaitReady(PATIENCE);
        says.accept("schema registry  " + registry.url());
    }

    void startPostgres() throws IOException {
        postgres = started.keep(
                PostgresServer.start(data.resolve("postgres"), ports.of(Part.POSTGRES), data.log("postgresql")));
        leftovers.remember("postgresql", postgres.process().pid());
        says.accept("PostgreSQL       localhost:" + ports.of(Part.POSTGRES));
    }

    void publishContract() throws Exception {
        PublishContract.run(ports.bootstrapServers(), ports.registryUrl(), PARTITIONS, (short) 1);
        says.accept("Kafka            " + ports.bootstrapServers() + ", topics and schemas published");
    }

    void createDatabases() throws Exception {
        postgres.database("account");
        postgres.database("notification");
    }

    PostgresServer postgres() {
        return postgres;
    }
}
