package vn.lienket.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import vn.lienket.platform.ChildProcess;

/** A contestant at work. */
final class Running implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final Contestant contestant;
    private final Seat seat;
    private final ChildProcess process;
    private final long startedAt = System.nanoTime();
    private final long logBefore;

    private Running(Contestant contestant, Seat seat, ChildProcess process, long logBefore) {
        this.contestant = contestant;
        this.seat = seat;
        this.process = process;
        this.logBefore = logBefore;
    }

    static Running start(Contestant contestant, Seat seat) throws IOException {
        Files.createDirectories(seat.stateFolder());
        long logBefore = Files.exists(seat.log()) ? Files.size(seat.log()) : 0;
        ChildProcess process =
                ChildProcess.start(contestant.name(), contestant.command(), seat.environment(), seat.log());
        return new Running(contestant, seat, process, logBefore);
    }

    /** @return how long it took from its start */
    Duration awaitReady() throws IOException {
        if (contestant.ready() == Contestant.Ready.HTTP) {
            process.awaitHttp(
                    URI.create("http://localhost:" + seat.port() + "/actuator/health/readiness"), START_LIMIT);
        } else {
            awaitPrinted();
        }
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private void awaitPrinted() throws IOException {
        Instant until = Instant.now().plus(START_LIMIT);
        while (!printed()) {
            requireAlive();
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException(contestant.name() + " was not ready in time; see " + seat.log());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private boolean printed() throws IOException {
        byte[] log = Files.readAllBytes(seat.log());
        return new String(log, (int) logBefore, (int) (log.length - logBefore), StandardCharsets.UTF_8)
                .lines()
                .anyMatch("ready"::equals);
    }

    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(contestant.name() + " ended by itself; see " + seat.log());
        }
    }

    Contestant contestant() {
        return contestant;
    }

    long pid() {
        return process.pid();
    }

    long startedAt() {
        return startedAt;
    }

    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
