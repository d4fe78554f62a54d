package vn.lienket.benchmarks;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.lienket.benchmarks.contestants.ConsumeOnly;
import vn.lienket.benchmarks.contestants.CopyLoop;
import vn.lienket.benchmarks.contestants.DslJoin;
import vn.lienket.benchmarks.contestants.PostgresUpsert;
import vn.lienket.platform.ChildProcess;
import vn.lienket.platform.ProjectTree;

/** Who may run. */
final class Contestants {

    private static final List<String> NO_FLAGS = List.of();
    private static final List<String> LARGE_HEAP = List.of("-Xms6g", "-Xmx6g", "-XX:+UseParallelGC");

    private static final List<Contestant> ALL = List.of(
            service("a", "linking-service as it ships"),
            ours("b1", "Kafka Streams DSL, stock settings", NO_FLAGS, DslJoin.class, "stock", "once"),
            ours("b1-raw", "b1 without its dedupe step", NO_FLAGS, DslJoin.class, "stock", "each"),
            ours("b2", "Kafka Streams DSL, tuned by settings", LARGE_HEAP, DslJoin.class, "tuned", "once"),
            ours("b2-raw", "b2 without its dedupe step", LARGE_HEAP, DslJoin.class, "tuned", "each"),
            flink("c-heap", "Flink SQL, state on the heap", "-Xmx10g", "heap"),
            flink("c-rocksdb", "Flink SQL, state in RocksDB", "-Xmx4g", "rocksdb"),
            ours("d", "spring-kafka, PostgreSQL upsert, outbox", NO_FLAGS, PostgresUpsert.class),
            bound("copy", "transactional copy loop", Contestant.Output.COPIES, CopyLoop.class),
            bound("consume", "consume only", Contestant.Output.MARK, ConsumeOnly.class));

    private Contestants() {}

    /** For the help text. */
    static final class Names extends ArrayList<String> {
        Names() {
            super(ALL.stream().map(Contestant::name).toList());
        }
    }

    static Contestant named(String name) {
        return ALL.stream()
                .filter(contestant -> contestant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no contestant is called " + name + ", only " + String.join(", ", new Names())));
    }

    /** Started as on a node of its own; {@code benchmarks/run} has prepared it. */
    private static Contestant service(String name, String what) {
        String start = ProjectTree.root().resolve("linking-service/start").toString();
        return new Contestant(name, what, Contestant.Output.LINKS, Contestant.Ready.HTTP, List.of(start));
    }

    private static Contestant ours(String name, String what, List<String> flags, Class<?> main, String... arguments) {
        return new Contestant(
                name,
                what,
                Contestant.Output.LINKS,
                Contestant.Ready.PRINTED,
                java(flags, System.getProperty("java.class.path"), main.getName(), arguments));
    }

    private static Contestant bound(String name, String what, Contestant.Output output, Class<?> main) {
        return new Contestant(
                name,
                what,
                output,
                Contestant.Ready.PRINTED,
                java(NO_FLAGS, System.getProperty("java.class.path"), main.getName()));
    }

    /** With nothing of ours on its class path; the packages are those that Flink's own start script opens. */
    private static Contestant flink(String name, String what, String heap, String state) {
        Path target = ProjectTree.root().resolve("benchmarks/flink-join/target");
        List<String> flags = new ArrayList<>(List.of(heap));
        Stream.of("lang", "lang.reflect", "net", "text", "time", "util", "util.concurrent")
                .forEach(opened -> flags.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED"));
        String classPath = target + "/flink-join.jar" + File.pathSeparator + target + "/lib/*";
        return new Contestant(
                name,
                what,
                Contestant.Output.LINKS,
                Contestant.Ready.PRINTED,
                java(flags, classPath, "vn.lienket.benchmarks.flink.SqlJoin", state));
    }

    private static List<String> java(List<String> flags, String classPath, String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(ChildProcess.java()));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        return command;
    }
}
