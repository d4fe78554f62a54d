package vn.lienket.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import vn.lienket.platform.Ports;
import vn.lienket.platform.ProjectTree;
import vn.lienket.platform.SchemaRegistry;

/** What all arms of a run share: a folder and a registry, which therefore gives the same schema ids to all. */
final class Ground implements AutoCloseable {

    private final Path folder;
    private final SchemaRegistry registry;
    private final AtomicInteger arms = new AtomicInteger();

    private Ground(Path folder, SchemaRegistry registry) {
        this.folder = folder;
        this.registry = registry;
    }

    static Ground start(Path folder) throws IOException {
        SchemaRegistry registry = SchemaRegistry.start(
                ProjectTree.schemaRegistry(), folder.resolve("registry"), Ports.free(), folder.resolve("registry.log"));
        return new Ground(folder, registry.awaitReady(Duration.ofSeconds(60)));
    }

    /** A broker of its own for one arm: no topic, page or compaction is left over from the arm before. */
    Arena arena(String name) throws Exception {
        return Arena.open(folder.resolve("%03d-%s".formatted(arms.incrementAndGet(), name)), registry.url());
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        registry.close();
    }
}
