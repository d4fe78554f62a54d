package vn.lienket.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.lienket.benchmarks.workload.Fact;
import vn.lienket.benchmarks.workload.Oracle;
import vn.lienket.benchmarks.workload.SchemaIds;
import vn.lienket.benchmarks.workload.Verdict;
import vn.lienket.benchmarks.workload.Workload;

/**
 * How long nobody is linked after a crash. The contestant drains a backlog; then citizens whose account it knows from there log in, twenty a second; it is
 * killed and started again at once. The next correct link is that of a citizen who logged in after the kill, so it takes state from before it.
 */
final class Recovery implements AutoCloseable {

    private static final long BETWEEN_LOGINS = Duration.ofMillis(50).toNanos();
    private static final Duration NORMAL_AGAIN = Duration.ofSeconds(3);
    private static final long LOGINS_IN_OUTAGE = 100;

    private final Contestant contestant;
    private final Workload workload;
    private final Terms terms;
    private final PrintWriter out;
    private final Arena arena;
    private final SchemaIds ids;
    private final Oracle oracle;
    private final Links links;
    private final KafkaProducer<byte[], byte[]> portal;
    private Running running;
    private long nextLogin;
    private long nextLoginAt;
    private long lastLinked = -1;
    private long lastLinkedAt;
    private long peakMemory;

    /** @param patience after which a contestant that links nobody is given up; the figure is then NaN */
    record Terms(int kills, Duration commitInterval, Duration patience) {}

    record Measured(
            String contestant,
            double firstLink,
            double firstLinkCpu,
            double drainSeconds,
            List<Double> afterKill,
            List<Double> fromKafka,
            long peakMemory,
            long stateBytes,
            long heapBytes,
            long changelogBytes,
            Verdict verdict) {}

    static Measured run(Ground ground, Contestant contestant, Workload workload, Terms terms, PrintWriter out)
            throws Exception {
        try (Recovery recovery = new Recovery(ground, contestant, workload, terms, out)) {
            return recovery.run();
        }
    }

    private Recovery(Ground ground, Contestant contestant, Workload workload, Terms terms, PrintWriter out)
            throws Exception {
        this.contestant = contestant;
        this.workload = workload;
        this.terms = terms;
        this.out = out;
        arena = ground.arena(contestant.name() + "-recovery");
        ids = arena.schemaIds();
        oracle = new Oracle(workload, ids.accountLinked());
        links = new Links(arena.bootstrapServers(), oracle, (citizen, at) -> {
            lastLinked = citizen;
            lastLinkedAt = at;
        });
        portal = new KafkaProducer<>(Map.of(
                "bootstrap.servers",
                arena.bootstrapServers(),
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class,
                "linger.ms",
                0));
    }

    private Measured run() throws Exception {
        try (Backlog backlog = Backlog.write(arena.bootstrapServers(), workload, 0, ids)) {
            backlog.release();
        }
        start();
        double firstLink = awaitFirstLink();
        say("start to first link", firstLink);
        double firstLinkCpu = new ProcessFigures(running.pid()).cpuMicros() / 1e6;
        say("CPU until then", firstLinkCpu);
        double drained = seconds(links.awaitAll(terms.patience(), running) - running.startedAt());
        say("start to last link of %,d facts".formatted(workload.facts()), drained);

        notePeak();
        long heap = new ProcessFigures(running.pid()).liveHeap();
        long state = arena.bytesOfState();
        long changelog = arena.bytesOfTopics("-changelog");

        List<Double> afterKill = kills("kill -9 to next correct link", false);
        List<Double> fromKafka = kills("kill -9 and the disk lost, to next correct link", true);
        links.awaitAll(terms.patience(), running);
        links.awaitQuiet();
        return new Measured(
                contestant.name(),
                firstLink,
                firstLinkCpu,
                drained,
                afterKill,
                fromKafka,
                peakMemory,
                state,
                heap,
                changelog,
                oracle.verdict());
    }

    private double awaitFirstLink() {
        long giveUpAt = running.startedAt() + terms.patience().toNanos();
        while (lastLinked < 0 && System.nanoTime() < giveUpAt) {
            links.poll(Duration.ofMillis(10));
            running.requireAlive();
        }
        return lastLinked < 0 ? Double.NaN : seconds(lastLinkedAt - running.startedAt());
    }

    private void start() throws Exception {
        running = arena.start(contestant, new Seat.Terms(terms.commitInterval(), workload.facts()));
    }

    private List<Double> kills(String what, boolean loseDisk) throws Exception {
        List<Double> took = new ArrayList<>();
        for (int n = 0; n < terms.kills(); n++) {
            logInFor(NORMAL_AGAIN);
            if (nextLogin + LOGINS_IN_OUTAGE > workload.waiting()) {
                throw new IllegalStateException("too few citizens for so many kills: all have logged in");
            }
            took.add(kill(loseDisk));
            say(what, took.get(n));
            say("CPU until then", new ProcessFigures(running.pid()).cpuMicros() / 1e6);
            notePeak();
        }
        return took;
    }

    private double kill(boolean loseDisk) throws Exception {
        running.kill();
        long killedAt = System.nanoTime();
        long firstAfterwards = nextLogin;
        if (loseDisk) {
            arena.deleteState();
        }
        start();
        long giveUpAt = killedAt + terms.patience().toNanos();
        while (lastLinked < firstAfterwards || lastLinkedAt < killedAt) {
            if (System.nanoTime() > giveUpAt) {
                return Double.NaN;
            }
            logInAndLook(firstAfterwards + LOGINS_IN_OUTAGE);
            running.requireAlive();
        }
        return seconds(lastLinkedAt - killedAt);
    }

    private void logInFor(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            logInAndLook(workload.waiting());
        }
    }

    /** @param limit of those who log in: one is enough to see that links come again, and there are only so many who wait */
    private void logInAndLook(long limit) {
        if (System.nanoTime() >= nextLoginAt && nextLogin < Math.min(limit, workload.waiting())) {
            oracle.expect(nextLogin);
            Fact login = workload.lateLoginOf(nextLogin++);
            portal.send(new ProducerRecord<>(login.topic(), login.key(), login.value(ids)));
            nextLoginAt = System.nanoTime() + BETWEEN_LOGINS;
        }
        links.poll(Duration.ofMillis(10));
    }

    /** Of any of the processes: each fills memory in another way. */
    private void notePeak() throws IOException {
        peakMemory = Math.max(peakMemory, new ProcessFigures(running.pid()).peakMemory());
    }

    private void say(String what, double seconds) {
        out.printf("%-10s %s: %.2f s%n", contestant.name(), what, seconds);
        out.flush();
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    @Override
    public void close() throws Exception {
        if (running != null) {
            running.close();
        }
        portal.close();
        links.close();
        arena.close();
    }

    static String report(Workload workload, List<Measured> all) {
        Table table = new Table(
                "contestant",
                "start to first link s",
                "CPU until then s",
                "start to last link s",
                "facts/s from start",
                "kill -9 to next link s",
                "same, disk lost s",
                "peak MiB",
                "disk B/citizen",
                "live heap B/citizen",
                "changelog B/citizen",
                "links");
        for (Measured measured : all) {
            table.row(
                    measured.contestant(),
                    "%.1f".formatted(measured.firstLink()),
                    "%.1f".formatted(measured.firstLinkCpu()),
                    "%.1f".formatted(measured.drainSeconds()),
                    "%,.0f".formatted(workload.facts() / measured.drainSeconds()),
                    Spread.of(measured.afterKill()).text("%.1f"),
                    Spread.of(measured.fromKafka()).text("%.1f"),
                    "%,d".formatted(measured.peakMemory() >> 20),
                    perCitizen(workload, measured.stateBytes()),
                    perCitizen(workload, measured.heapBytes()),
                    perCitizen(workload, measured.changelogBytes()),
                    Report.verdict(measured.verdict()));
        }
        return table.toString();
    }

    private static String perCitizen(Workload workload, long bytes) {
        return "%.1f".formatted((double) bytes / workload.citizens());
    }
}
