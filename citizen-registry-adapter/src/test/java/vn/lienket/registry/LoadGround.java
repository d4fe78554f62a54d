package vn.lienket.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.platform.ChildProcess;
import vn.lienket.platform.CpuTime;
import vn.lienket.platform.KafkaBroker;
import vn.lienket.platform.Ports;
import vn.lienket.platform.TestParts;
import vn.lienket.platform.national.Person;
import vn.lienket.platform.national.PopulationDatabase;
import vn.lienket.schemas.PublishContract;
import vn.lienket.schemas.Seal;

/** A broker of its own, the stand-in with its quota, adapters as processes that can be killed, and portals that submit at a steady rate. */
final class LoadGround implements AutoCloseable {

    private static final String API_KEY = "key-under-load";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CLASSES =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    /** As ./run starts it: on two cores that it shares, the second compiler takes more than it gives in minutes. */
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    /** As a server runs. */
    static final String BOTH_COMPILERS = "-XX:+TieredCompilation";

    final PopulationDatabase database;
    final Told told;

    private final Published published;
    private final Path folder;
    private final ChildProcess broker;
    private final String bootstrapServers;
    private final String compilers;
    private final String claimKeyset = Seal.newKeyset();
    private final Portals portals;
    private final Map<Integer, ChildProcess> adapters = new ConcurrentHashMap<>();
    private final Queue<CccdUpdateRequested> submitted = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(4);
    private int quotaPerSecond;

    LoadGround(Path folder, int quotaPerSecond) throws Exception {
        this(folder, quotaPerSecond, FIRST_COMPILER);
    }

    LoadGround(Path folder, int quotaPerSecond, String compilers) throws Exception {
        this.folder = folder;
        this.quotaPerSecond = quotaPerSecond;
        this.compilers = compilers;
        int port = Ports.free();
        bootstrapServers = "localhost:" + port;
        broker = ChildProcess.start(
                "broker",
                List.of(
                        ChildProcess.java(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        compilers,
                        "-cp",
                        CLASSES,
                        KafkaBroker.class.getName(),
                        folder.resolve("kafka").toString(),
                        Integer.toString(port),
                        Integer.toString(Ports.free())),
                folder.resolve("broker.log"));
        broker.awaitPort(port, Duration.ofSeconds(60));
        PublishContract.run(bootstrapServers, TestParts.shared().registryUrl(), 4, (short) 1);
        database = PopulationDatabase.start(folder.resolve("citizens.json"), API_KEY, 0, Clock.systemUTC());
        database.put(List.of(new Person(Portals.CCCD, Portals.CMND, Portals.NAME, Portals.BIRTH_DATE)));
        database.grant(quotaPerSecond, Long.MAX_VALUE);
        Map<String, Object> clients = new HashMap<>(TestParts.shared().clientSettings());
        clients.put("bootstrap.servers", bootstrapServers);
        // Whoever counts costs little of what he counts.
        clients.put("fetch.min.bytes", 100_000);
        clients.put("fetch.max.wait.ms", 200);
        portals = new Portals(claimKeyset, clients);
        told = new Told(clients);
        published = new Published(clients, told);
        // A test that is broken off leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            adapters.values().forEach(ChildProcess::kill);
            broker.kill();
        }));
    }

    /** Returns its port, once it is ready. */
    int startAdapter(String... more) throws IOException {
        return start(CitizenRegistryAdapter.class, more);
    }

    int startOne() {
        try {
            return startAdapter();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int start(Class<?> main, String... more) throws IOException {
        int port = Ports.free();
        List<String> command = new ArrayList<>(List.of(
                ChildProcess.java(),
                // Touched before it starts, so that whatever grows later is not the heap.
                "-Xms192m",
                "-Xmx192m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                compilers,
                "-cp",
                CLASSES,
                main.getName(),
                // A killed instance's partitions are free after so long; 45 s by default.
                "--spring.kafka.consumer.properties.session.timeout.ms=6000",
                "--spring.kafka.consumer.properties.heartbeat.interval.ms=1000",
                "--resilience4j.circuitbreaker.instances.population-database.wait-duration-in-open-state=500ms"));
        command.addAll(List.of(more));
        ChildProcess adapter = ChildProcess.start(
                "adapter",
                command,
                Map.of(
                        "SERVER_PORT",
                        Integer.toString(port),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        bootstrapServers,
                        "SCHEMA_REGISTRY_URL",
                        TestParts.shared().registryUrl(),
                        "LIENKET_CITIZENREFKEY",
                        RunningAdapter.CITIZEN_REF_KEY,
                        "LIENKET_CLAIMKEYSET",
                        claimKeyset,
                        "POPULATION_DATABASE_URL",
                        "http://localhost:" + database.port(),
                        "POPULATION_DATABASE_API_KEY",
                        API_KEY,
                        "OPERATOR_KEY",
                        API_KEY,
                        "POPULATION_DATABASE_QUOTA_PER_SECOND",
                        Integer.toString(quotaPerSecond)),
                folder.resolve("adapter-" + port + ".log"));
        adapters.put(port, adapter);
        adapter.awaitHttp(
                URI.create("http://localhost:" + port + "/actuator/health/readiness"), Duration.ofSeconds(60));
        return port;
    }

    String health(int port) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Resident, in MB. */
    long memory(int port) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid(port) + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findAny()
                .orElseThrow();
    }

    /** Since the processes began; the stand-in, and who reads the answers, are in this one. */
    CpuSpent cpuSpent(int port) {
        return new CpuSpent(
                CpuTime.ofProcess(pid(port)),
                CpuTime.ofProcess(broker.pid()),
                CpuTime.ofProcess(ProcessHandle.current().pid()));
    }

    long pid(int port) {
        return adapters.get(port).pid();
    }

    /** SIGKILL. */
    void kill(int port) {
        adapters.remove(port).kill();
    }

    void changeQuota(int perSecond) throws Exception {
        quotaPerSecond = perSecond;
        for (int port : adapters.keySet()) {
            assertThat(send("PUT", port, "/v1/quota", "{\"perSecond\":" + perSecond + "}"))
                    .isEqualTo(200);
        }
    }

    void databaseFails(String fault) throws Exception {
        assertThat(send("PUT", database.port(), "/faults", fault)).isEqualTo(204);
    }

    /** A smaller quota is told to the adapters two seconds before it counts. */
    void halveQuota() throws Exception {
        changeQuota(quotaPerSecond / 2);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        database.grant(quotaPerSecond, Long.MAX_VALUE);
    }

    /** Returns when the first request is answered again. */
    void databaseRecovers(Duration patience) throws Exception {
        long before = matches();
        databaseIsWell();
        await().pollInterval(Duration.ofMillis(5)).atMost(patience).until(() -> matches() > before);
    }

    /** Returns when no more than so many requests are open. */
    Drain drain(int left, Duration patience) {
        long start = System.nanoTime();
        int backlog = backlog();
        long matches = matches();
        await().pollInterval(Duration.ofMillis(20)).atMost(patience).until(() -> backlog() <= left);
        return new Drain(backlog, matches() - matches, (System.nanoTime() - start) / 1e9, quotaPerSecond);
    }

    void databaseIsWell() throws Exception {
        assertThat(send("DELETE", database.port(), "/faults", "")).isEqualTo(204);
    }

    private static int send(String method, int port, String path, String body) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Content-Type", "application/json")
                                .header("X-Api-Key", API_KEY)
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Until the result is cancelled. */
    ScheduledFuture<?> submitSteadily(int perSecond) {
        return clock.scheduleAtFixedRate(
                () -> submitted.add(portals.submitSoon(Portals.claim())),
                0,
                1_000_000 / perSecond,
                TimeUnit.MICROSECONDS);
    }

    void submit(int requests) {
        for (int count = 0; count < requests; count++) {
            submitted.add(portals.submitSoon(Portals.claim()));
        }
    }

    /** Of always the same account, with a number that does not exist. */
    String answerToAGuess() {
        CccdUpdateRequested guess = portals.submit(Portals.claimOf("001087000000"), "guesser");
        await().until(() -> told.answers().containsKey(guess.getRequestId()));
        return told.answers().get(guess.getRequestId()).toString();
    }

    int submitted() {
        return submitted.size();
    }

    long matches() {
        return database.stats().get("MATCH");
    }

    boolean isAllAnswered() {
        return told.answers().size() == submitted();
    }

    int backlog() {
        return submitted() - told.answers().size();
    }

    /** Zero lost, zero false "unknown", zero duplicate effect, zero dead letters, quota never exceeded. */
    void assertAllIsAsItShouldBe() {
        Map<String, Set<String>> answers = told.answers();
        assertThat(submitted).allSatisfy(request -> assertThat(answers.get(request.getRequestId()))
                .as("one fact, however often it was told")
                .hasSize(1)
                .allMatch(answer -> answer.startsWith("confirmed")));
        assertThat(answers).hasSameSizeAs(submitted);
        assertThat(told.deadLetters()).isZero();
        assertQuotaKept();
    }

    void assertQuotaKept() {
        assertThat(database.stats())
                .as("at the database")
                .containsEntry("overQuota", 0L)
                .hasEntrySatisfying("busiestSecond", calls -> assertThat(calls).isLessThanOrEqualTo(quotaPerSecond));
    }

    @Override
    public void close() throws Exception {
        clock.shutdownNow();
        adapters.values().forEach(ChildProcess::close);
        adapters.clear();
        portals.close();
        published.close();
        database.close();
        broker.close();
    }
}
