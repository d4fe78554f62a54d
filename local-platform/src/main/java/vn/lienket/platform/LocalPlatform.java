package vn.lienket.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import vn.lienket.platform.mailbox.Mailbox;
import vn.lienket.platform.national.PopulationDatabase;
import vn.lienket.platform.national.Vneid;
import vn.lienket.schemas.PublishContract;

/**
 * Everything on one machine: broker, registry and PostgreSQL as real processes, the mail server and the national systems' stand-ins in this one, then the
 * contract, then the four services from their jars. Whoever starts it closes it; it also closes when the JVM is told to stop.
 */
public final class LocalPlatform implements AutoCloseable {

    /**
     * How to start.
     *
     * @param data where everything is kept; a platform that starts again on the same folder and ports goes on from it
     * @param fresh forget what is in {@code data} first
     */
    public record Options(Path data, PortPlan ports, boolean fresh) {}

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final int PARTITIONS = 4;

    private final Options options;
    private final Consumer<String> says;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Duration tookToStart;
    private boolean closing;

    private DataFolder data;
    private Leftovers leftovers;
    private Secrets secrets;
    private ChildProcess broker;
    private SchemaRegistry registry;
    private PostgresServer postgres;
    private Mailbox mailbox;
    private PopulationDatabase populationDatabase;
    private Vneid vneid;
    private Services services;

    private LocalPlatform(Options options, Consumer<String> says) {
        this.options = options;
        this.says = says;
    }

    /**
     * Returns when everything is ready.
     *
     * @param says is told each step, in one line
     * @throws CannotStart with one line for the user; what had been started is stopped
     */
    public static LocalPlatform start(Options options, Consumer<String> says) {
        LocalPlatform platform = new LocalPlatform(options, says);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop"));
        try {
            platform.start();
            return platform;
        } catch (CannotStart e) {
            platform.close();
            throw e;
        } catch (Exception e) {
            platform.close();
            throw new CannotStart("the platform did not start: " + e, CannotStart.PART_FAILED);
        }
    }

    private void start() throws Exception {
        Instant begin = Instant.now();
        prepare();
        AtOnce.run(this::startBroker, this::startRegistry, this::startPostgres, this::startStandIns);
        AtOnce.run(this::publishContract, () -> {
            postgres.database("account");
            postgres.database("notification");
        });
        startServices();
        tookToStart = Duration.between(begin, Instant.now());
        says.accept("ready in %.1f s, %,d MB resident in all processes"
                .formatted(tookToStart.toMillis() / 1000.0, residentBytes() >> 20));
    }

    private void prepare() throws IOException {
        data = keep(DataFolder.lock(options.data()));
        leftovers = new Leftovers(data.resolve("running"));
        int ended = leftovers.end();
        if (ended > 0) {
            says.accept("ended " + ended + " processes that an earlier run had left behind");
            data.noteCrash(DataFolder.EVERYTHING);
        }
        keep(leftovers::forget);
        Services.requireJars();
        options.ports().requireFree();
        if (options.fresh()) {
            data.forget();
        }
        Files.createDirectories(data.resolve("logs"));
        secrets = Secrets.in(data.resolve("secrets/local.properties"));
    }

    private void startBroker() throws IOException {
        Path jar = ProjectTree.jarOf("local-platform");
        broker = keep(ChildProcess.start(
                "kafka",
                List.of(
                        ChildProcess.java(),
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=platform-logback.xml",
                        "-cp",
                        jar.toString(),
                        KafkaBroker.class.getName(),
                        data.resolve("kafka").toString(),
                        Integer.toString(options.ports().of(Part.KAFKA)),
                        Integer.toString(options.ports().of(Part.KAFKA_CONTROLLER))),
                data.log("kafka")));
        leftovers.remember("kafka", broker.pid());
        broker.awaitPort(options.ports().of(Part.KAFKA), PATIENCE);
    }

    private void startRegistry() throws IOException {
        registry = keep(SchemaRegistry.start(
                ProjectTree.schemaRegistry(),
                data.resolve("registry"),
                options.ports().of(Part.SCHEMA_REGISTRY),
                data.log("schema-registry")));
        leftovers.remember("schema-registry", registry.process().pid());
        registry.awaitReady(PATIENCE);
        says.accept("schema registry  " + registry.url());
    }

    private void startPostgres() throws IOException {
        postgres = keep(PostgresServer.start(
                data.resolve("postgres"), options.ports().of(Part.POSTGRES), data.log("postgresql")));
        leftovers.remember("postgresql", postgres.process().pid());
        says.accept("PostgreSQL       localhost:" + options.ports().of(Part.POSTGRES));
    }

    private void startStandIns() throws Exception {
        PortPlan ports = options.ports();
        mailbox = keep(Mailbox.start(data.resolve("mailbox"), ports.of(Part.SMTP), ports.of(Part.MAILBOX)));
        populationDatabase = keep(PopulationDatabase.start(
                data.resolve("national/citizens.json"),
                secrets.populationDatabaseApiKey(),
                ports.of(Part.POPULATION_DATABASE),
                Clock.systemUTC()));
        vneid = keep(Vneid.start(data.resolve("national/identities.json"), ports.of(Part.VNEID), Clock.systemUTC()));
    }

    private void publishContract() throws Exception {
        PublishContract.run(bootstrapServers(), registry.url(), PARTITIONS, (short) 1);
        says.accept("Kafka            " + bootstrapServers() + ", topics and schemas published");
    }

    private void startServices() throws Exception {
        services = keep(new Services(
                data,
                options.ports(),
                leftovers,
                new Environments(options.ports(), secrets, postgres, data.resolve("linking"))));
        services.startAll();
        AtOnce.run(Part.services().stream()
                .map(service -> (AtOnce.Step) () -> {
                    services.awaitReady(service);
                    says.accept(
                            "%-25s%s".formatted(service.title(), options.ports().url(service)));
                })
                .toArray(AtOnce.Step[]::new));
    }

    /** SIGKILL, as a crash would; only for {@link Part#services()}. */
    public void kill(Part service) {
        try {
            data.noteCrash(service.title());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        services.kill(service);
    }

    /** Starts a service that was killed; returns when it is ready. */
    public void restart(Part service) throws IOException {
        services.start(service);
        services.awaitReady(service);
    }

    public PortPlan ports() {
        return options.ports();
    }

    public String bootstrapServers() {
        return options.ports().bootstrapServers();
    }

    public String registryUrl() {
        return options.ports().registryUrl();
    }

    /** JDBC address, user {@link PostgresServer#USER}, no password. */
    public String database(String name) {
        return postgres.address(name);
    }

    public Secrets secrets() {
        return secrets;
    }

    public DataFolder data() {
        return data;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public PopulationDatabase populationDatabase() {
        return populationDatabase;
    }

    public Vneid vneid() {
        return vneid;
    }

    public Duration tookToStart() {
        return tookToStart;
    }

    /** Of all processes together, this one included. */
    public long residentBytes() {
        return ResidentMemory.ofTreeInBytes();
    }

    /** Returns once {@link #close} is done. */
    public void awaitStopped() throws InterruptedException {
        stopped.await();
    }

    public synchronized boolean isClosing() {
        return closing;
    }

    /** Remembers what to stop; what starts while everything stops is stopped at once. */
    private <T extends AutoCloseable> T keep(T part) {
        synchronized (this) {
            if (!closing) {
                started.push(part);
                return part;
            }
        }
        stop(part);
        throw new CannotStart("told to stop while starting", CannotStart.PART_FAILED);
    }

    /** Stops everything in the reverse order of its start; returns when the last process is gone, whoever else closes it at the same time. */
    @Override
    public void close() {
        if (beginsToClose()) {
            while (!started.isEmpty()) {
                stop(started.pop());
            }
            stopped.countDown();
        }
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean beginsToClose() {
        boolean first = !closing;
        closing = true;
        return first;
    }

    private void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            says.accept("did not stop cleanly: " + e.getMessage());
        }
    }
}
