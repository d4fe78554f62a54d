package vn.lienket.benchmarks;

import java.time.Duration;
import vn.lienket.benchmarks.workload.Count;
import vn.lienket.benchmarks.workload.Expectation;
import vn.lienket.benchmarks.workload.Oracle;
import vn.lienket.benchmarks.workload.SchemaIds;
import vn.lienket.benchmarks.workload.Workload;

/** One arm: how long does a contestant, up and idle, take for a backlog that becomes visible at once? */
final class Drain {

    private final Ground ground;
    private final Workload workload;
    private final Seat.Terms terms;
    private final Duration patience;

    Drain(Ground ground, Workload workload, Duration commitInterval, Duration patience) {
        this.ground = ground;
        this.workload = workload;
        this.terms = new Seat.Terms(commitInterval, workload.facts());
        this.patience = patience;
    }

    Drained run(Contestant contestant) throws Exception {
        try (Arena arena = ground.arena(contestant.name());
                Backlog backlog = Backlog.write(arena.bootstrapServers(), workload, arena.schemaIds());
                Running running = arena.start(contestant, terms)) {
            Expectation expectation = expectation(contestant, arena.schemaIds());
            try (Links links = new Links(arena.bootstrapServers(), expectation, (citizen, at) -> {})) {
                return measure(contestant, arena, backlog, running, links, expectation);
            }
        }
    }

    private Drained measure(
            Contestant contestant, Arena arena, Backlog backlog, Running running, Links links, Expectation expectation)
            throws Exception {
        ProcessFigures client = new ProcessFigures(running.pid());
        ProcessFigures broker = new ProcessFigures(arena.brokerPid());
        Duration ready = running.awaitReady();
        long heapBefore = client.liveHeap();
        links.poll(Duration.ofMillis(100));

        long clientBefore = client.cpuMicros();
        long brokerBefore = broker.cpuMicros();
        long start = System.nanoTime();
        backlog.release();
        long end = links.awaitAll(patience, running);
        long clientMicros = client.cpuMicros() - clientBefore;
        long brokerMicros = broker.cpuMicros() - brokerBefore;

        links.awaitQuiet();
        return new Drained(
                contestant.name(),
                workload,
                (end - start) / 1e9,
                ready.toMillis() / 1e3,
                clientMicros,
                brokerMicros,
                client.peakMemory(),
                arena.bytesOfState(),
                client.liveHeap() - heapBefore,
                arena.bytesOfTopics("-changelog"),
                expectation.verdict());
    }

    private Expectation expectation(Contestant contestant, SchemaIds ids) {
        return switch (contestant.output()) {
            case LINKS -> new Oracle(workload, ids.accountLinked());
            case COPIES -> new Count(workload.facts());
            case MARK -> new Count(1);
        };
    }
}
