package vn.lienket.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.lienket.benchmarks.contestants.ConsumeOnly;
import vn.lienket.benchmarks.contestants.CopyLoop;
import vn.lienket.benchmarks.contestants.DslJoin;
import vn.lienket.benchmarks.contestants.PostgresUpsert;
import vn.lienket.platform.ChildProcess;
import vn.lienket.platform.ProjectTree;

/**
 * A process that reads {@code cccd-updated} and {@code vneid-login} and writes {@code account-linked}.
 *
 * @param output what is to be expected of it
 * @param command without the {@code java}
 */
record Contestant(String name, String what, Output output, Ready ready, List<String> command) {

    enum Output {
        LINKS,
        /** A bound: one record for each fact. */
        COPIES,
        /** A bound: one record when it has seen all facts. */
        MARK
    }

    enum Ready {
        /** It answers on its health address. */
        HTTP,
        /** It prints the word. */
        PRINTED
    }

    static List<Contestant> all() {
        return List.of(
                new Contestant("a", "linking-service as it ships", Output.LINKS, Ready.HTTP, serviceCommand()),
                ours("b1", "Kafka Streams DSL, stock settings", DslJoin.class, List.of(), "stock", "once"),
                ours("b1-raw", "b1 without its dedupe step", DslJoin.class, List.of(), "stock", "each"),
                ours("b2", "Kafka Streams DSL, tuned by settings", DslJoin.class, TUNED_HEAP, "tuned", "once"),
                ours("b2-raw", "b2 without its dedupe step", DslJoin.class, TUNED_HEAP, "tuned", "each"),
                ours("d", "spring-kafka, PostgreSQL upsert, outbox", PostgresUpsert.class, List.of()),
                bound("copy", "transactional copy loop", Output.COPIES, CopyLoop.class),
                bound("consume", "consume only", Output.MARK, ConsumeOnly.class));
    }

    static final class Names extends ArrayList<String> {
        Names() {
            super(all().stream().map(Contestant::name).toList());
        }
    }

    private static final List<String> TUNED_HEAP = List.of("-Xms6g", "-Xmx6g", "-XX:+UseParallelGC");

    static Contestant named(String name) {
        return all().stream()
                .filter(contestant -> contestant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no contestant is called " + name + ", only "
                        + all().stream().map(Contestant::name).toList()));
    }

    private static List<String> serviceCommand() {
        String flags =
                System.getenv().getOrDefault("LINKING_SERVICE_JAVA_OPTIONS", "").trim();
        return Stream.concat(
                        Stream.of(flags.split("\\s+")).filter(flag -> !flag.isEmpty()),
                        Stream.of("-jar", ProjectTree.jarOf("linking-service").toString()))
                .toList();
    }

    private static Contestant bound(String name, String what, Output output, Class<?> main) {
        return new Contestant(name, what, output, Ready.PRINTED, mainCommand(List.of(), main));
    }

    private static Contestant ours(String name, String what, Class<?> main, List<String> flags, String... arguments) {
        return new Contestant(name, what, Output.LINKS, Ready.PRINTED, mainCommand(flags, main, arguments));
    }

    private static List<String> mainCommand(List<String> flags, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    List<String> javaCommand() {
        return Stream.concat(Stream.of(ChildProcess.java()), command.stream()).toList();
    }
}
