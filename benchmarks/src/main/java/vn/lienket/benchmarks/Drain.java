package vn.lienket.benchmarks;

import java.time.Duration;
import vn.lienket.benchmarks.workload.Count;
import vn.lienket.benchmarks.workload.Expectation;
import vn.lienket.benchmarks.workload.Oracle;
import vn.lienket.benchmarks.workload.SchemaIds;
import vn.lienket.benchmarks.workload.Workload;

/** One arm: how long does a contestant, up and idle, take for a backlog that becomes visible at once? */
final class Drain {

    private static final Duration FIRST_LINK = Duration.ofSeconds(60);

    private final Ground ground;
    private final Workload workload;
    private final Terms terms;

    /** @param warmUp facts that are visible from the start */
    record Terms(long warmUp, Duration commitInterval, Duration patience) {}

    Drain(Ground ground, Workload workload, Terms terms) {
        this.ground = ground;
        this.workload = workload;
        this.terms = terms;
    }

    Workload workload() {
        return workload;
    }

    Drained run(Contestant contestant) throws Exception {
        try (Arena arena = ground.arena(contestant.name());
                Backlog backlog = Backlog.write(arena.bootstrapServers(), workload, terms.warmUp(), arena.schemaIds());
                Running running = arena.start(contestant, new Seat.Terms(terms.commitInterval(), workload.facts()))) {
            Expectation expectation = expectation(contestant, arena.schemaIds());
            try (Links links = new Links(arena.bootstrapServers(), expectation, (citizen, at) -> {})) {
                return measure(arena, backlog, running, links, expectation);
            }
        }
    }

    private Drained measure(Arena arena, Backlog backlog, Running running, Links links, Expectation expectation)
            throws Exception {
        ProcessFigures client = new ProcessFigures(running.pid());
        ProcessFigures broker = new ProcessFigures(arena.brokerPid());
        Duration ready = running.awaitReady();
        long heapBefore = client.liveHeap();
        warmUp(links, running);

        long clientBefore = client.cpuMicros();
        long brokerBefore = broker.cpuMicros();
        long start = System.nanoTime();
        backlog.release();
        long end = links.awaitAll(terms.patience(), running);
        long clientMicros = client.cpuMicros() - clientBefore;
        long brokerMicros = broker.cpuMicros() - brokerBefore;

        links.awaitQuiet();
        return new Drained(
                running.contestant().name(),
                workload.citizens(),
                workload.facts() - terms.warmUp(),
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

    private void warmUp(Links links, Running running) {
        if (terms.warmUp() > 0 && running.contestant().output() != Contestant.Output.MARK) {
            links.awaitFirst(FIRST_LINK);
        }
        links.awaitQuiet();
    }

    private Expectation expectation(Contestant contestant, SchemaIds ids) {
        return switch (contestant.output()) {
            case LINKS -> new Oracle(workload, ids.accountLinked());
            case COPIES -> new Count(workload.facts());
            case MARK -> new Count(1);
        };
    }
}
