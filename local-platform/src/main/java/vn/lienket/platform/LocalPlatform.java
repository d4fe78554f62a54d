package vn.lienket.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import vn.lienket.platform.mailbox.Mailbox;
import vn.lienket.platform.national.PopulationDatabase;
import vn.lienket.platform.national.SmsGateway;
import vn.lienket.platform.national.Vneid;
import vn.lienket.platform.tokens.TokenIssuer;

/**
 * Everything on one machine: broker, registry and PostgreSQL as real processes, the mail server, the token issuer and the national systems' stand-ins in this one, then the
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

    private final Options options;
    private final Consumer<String> says;
    private final Started started;
    private final StandIns standIns = new StandIns();
    private Duration tookToStart;

    private DataFolder data;
    private Leftovers leftovers;
    private Secrets secrets;
    private Infrastructure infrastructure;
    private Services services;

    private LocalPlatform(Options options, Consumer<String> says) {
        this.options = options;
        this.says = says;
        this.started = new Started(says);
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
        } catch (Exception e) {
            // What fails after that fails because its other side is gone.
            boolean toldToStop = platform.isClosing();
            platform.close();
            if (toldToStop) {
                throw new CannotStart("told to stop while starting", CannotStart.TOLD_TO_STOP);
            }
            throw e instanceof CannotStart line
                    ? line
                    : new CannotStart("the platform did not start: " + e, CannotStart.PART_FAILED);
        }
    }

    private void start() throws Exception {
        Instant begin = Instant.now();
        prepare();
        AtOnce.run(
                infrastructure::startBroker,
                infrastructure::startRegistry,
                infrastructure::startPostgres,
                () -> standIns.start(data, options.ports(), secrets, started));
        AtOnce.run(infrastructure::publishContract, infrastructure::createDatabases);
        startServices();
        tookToStart = Duration.between(begin, Instant.now());
        says.accept("ready in %.1f s, %,d MB resident in all processes"
                .formatted(tookToStart.toMillis() / 1000.0, residentBytes() >> 20));
    }

    private void prepare() throws IOException {
        data = started.keep(DataFolder.lock(options.data()));
        leftovers = new Leftovers(data.resolve("running"));
        int ended = leftovers.end();
        if (ended > 0) {
            says.accept("ended " + ended + " processes that an earlier run had left behind");
            data.noteCrash(DataFolder.EVERYTHING);
        }
        started.keep(leftovers::forget);
        Services.requireJars();
        options.ports().requireFree();
        if (options.fresh()) {
            data.forget();
        }
        Files.createDirectories(data.resolve("logs"));
        secrets = Secrets.in(data.resolve("secrets/local.properties"));
        infrastructure = new Infrastructure(data, options.ports(), leftovers, started, says);
    }

    private void startServices() throws Exception {
        services = started.keep(new Services(
                data,
                options.ports(),
                leftovers,
                new Environments(options.ports(), secrets, infrastructure.postgres(), data.resolve("linking"))));
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
        return infrastructure.postgres().address(name);
    }

    public Secrets secrets() {
        return secrets;
    }

    public DataFolder data() {
        return data;
    }

    public Mailbox mailbox() {
        return standIns.mailbox();
    }

    public PopulationDatabase populationDatabase() {
        return standIns.populationDatabase();
    }

    public Vneid vneid() {
        return standIns.vneid();
    }

    /** Gives portals, operators and auditors their access tokens. */
    public TokenIssuer tokenIssuer() {
        return standIns.tokenIssuer();
    }

    public SmsGateway smsGateway() {
        return standIns.smsGateway();
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
        started.awaitStopped();
    }

    public boolean isClosing() {
        return started.isClosing();
    }

    /** Stops everything in the reverse order of its start; returns when the last process is gone, whoever else closes it at the same time. */
    @Override
    public void close() {
        started.close();
    }
}
