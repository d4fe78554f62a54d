package vn.lienket.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import vn.lienket.registry.kafka.OneAtATimeAdapter;

/**
 * How much of a quota of 1,000 calls a second is used when the database answers within 80 ms (median) to 1 s (p99), beside consumption of one record at a
 * time. Run by {@code benchmarks/registry/run}; needs a quiet machine.
 */
@EnabledIfSystemProperty(named = "lienket.benchmark", matches = "registry")
class UtilisationBenchmark {

    private static final int QUOTA = 1_000;

    /** What compiles while it is asked takes most of two cores for the first minute. */
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("lienket.benchmark.warm-up", 90));

    /** It waits for the database nearly all the time, however it is compiled. */
    private static final Duration ONE_AT_A_TIME_WARM_UP = Duration.ofSeconds(20);

    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("lienket.benchmark.seconds", 60));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private record Arm(
            String name, double perSecond, long memoryAtBegin, long memoryAtEnd, long busiestSecond, String cpu) {

        String row() {
            return "| %-24s | %7.1f | %5.1f %% | %d → %d MB | %d | %s |"
                    .formatted(
                            name, perSecond, 100 * perSecond / QUOTA, memoryAtBegin, memoryAtEnd, busiestSecond, cpu);
        }
    }

    @Test
    void usesTheQuotaFully() throws Exception {
        List<Arm> arms = new ArrayList<>();
        arms.add(measure(
                "one record at a time",
                5_000,
                ONE_AT_A_TIME_WARM_UP,
                OneAtATimeAdapter.class,
                "--spring.cloud.function.definition=verifyOneByOne",
                "--spring.cloud.stream.bindings.verifyOneByOne-in-0.destination=cccd-update-requested",
                "--spring.cloud.stream.bindings.verifyOneByOne-in-0.group=citizen-registry-adapter",
                "--spring.cloud.stream.bindings.verifyOneByOne-in-0.consumer.concurrency=4",
                "--spring.cloud.stream.bindings.verifyOneByOne-in-0.consumer.max-attempts=1",
                "--spring.cloud.stream.bindings.verifyOneByOne-in-0.consumer.use-native-decoding=true"));
        arms.add(measure(
                "many accounts at a time",
                (int) (QUOTA * WARM_UP.plus(MEASURED).toSeconds() + 5 * QUOTA),
                WARM_UP,
                CitizenRegistryAdapter.class));

        System.out.printf("%d s each, after %d s of warming up%n", MEASURED.toSeconds(), WARM_UP.toSeconds());
        System.out.println("| consumption | calls/s | of quota | resident memory | busiest second"
                + " | CPU ms a call: adapter + broker + database and reader |");
        System.out.println("|---|---|---|---|---|---|");
        arms.forEach(arm -> System.out.println(arm.row()));
        assertThat(arms.get(1).perSecond()).as("calls a second").isGreaterThanOrEqualTo(0.95 * QUOTA);
        assertThat(arms.get(1).memoryAtEnd())
                .as("MB resident, which do not grow")
                .isLessThan((long) (1.05 * arms.get(1).memoryAtBegin()));
    }

    private Arm measure(String name, int backlog, Duration warmUp, Class<?> adapter, String... arguments)
            throws Exception {
        try (LoadGround ground =
                new LoadGround(folder.resolve(adapter.getSimpleName()), QUOTA, LoadGround.BOTH_COMPILERS)) {
            ground.database.answerWithin(80, 1_000);
            ground.submit(backlog);
            List<String> all = new ArrayList<>(List.of(arguments));
            all.add("--citizen-registry.intake.most-at-once=300");
            all.add("--resilience4j.bulkhead.instances.population-database.max-concurrent-calls=300");
            int port = ground.start(adapter, all.toArray(String[]::new));
            await().atMost(PATIENCE).until(() -> ground.matches() > 0);
            await().pollDelay(warmUp).atMost(warmUp.plus(PATIENCE)).until(() -> true);

            long memory = ground.memory(port);
            long matches = ground.matches();
            CpuSpent used = ground.cpuSpent(port);
            long start = System.nanoTime();
            await().pollDelay(MEASURED).atMost(MEASURED.plus(PATIENCE)).until(() -> true);
            double seconds = (System.nanoTime() - start) / 1e9;
            long calls = ground.matches() - matches;
            CpuSpent cpu = ground.cpuSpent(port).since(used);
            assertThat(ground.matches()).as("there was always something to ask").isLessThan(backlog);
            ground.assertQuotaKept();
            return new Arm(
                    name,
                    calls / seconds,
                    memory,
                    ground.memory(port),
                    ground.database.stats().get("busiestSecond"),
                    cpu.perCall(calls));
        }
    }
}
