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
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("lienket.benchmark.seconds", 60));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private record Arm(String name, double perSecond, long memoryAtBegin, long memoryAtEnd, long busiestSecond) {

        String row() {
            return "| %-28s | %8.1f | %5.1f %% | %6d → %d MB | %5d |"
                    .formatted(name, perSecond, 100 * perSecond / QUOTA, memoryAtBegin, memoryAtEnd, busiestSecond);
        }
    }

    @Test
    void usesTheQuotaFully() throws Exception {
        List<Arm> arms = new ArrayList<>();
        arms.add(measure(
                "one record at a time",
                3_000,
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
                CitizenRegistryAdapter.class));

        System.out.println("| consumption                  | calls/s  | of quota | resident memory | busiest second |");
        System.out.println("|---|---|---|---|---|");
        arms.forEach(arm -> System.out.println(arm.row()));
        assertThat(arms.get(1).perSecond()).as("calls a second").isGreaterThanOrEqualTo(0.95 * QUOTA);
        assertThat(arms.get(1).memoryAtEnd())
                .as("MB resident, which do not grow")
                .isLessThan((long) (1.05 * arms.get(1).memoryAtBegin()));
    }

    private Arm measure(String name, int backlog, Class<?> adapter, String... arguments) throws Exception {
        try (LoadGround ground = new LoadGround(folder.resolve(adapter.getSimpleName()), QUOTA)) {
            ground.database.answerWithin(80, 1_000);
            ground.submit(backlog);
            List<String> all = new ArrayList<>(List.of(arguments));
            all.add("--citizen-registry.intake.most-at-once=300");
            all.add("--resilience4j.bulkhead.instances.population-database.max-concurrent-calls=300");
            int port = ground.start(adapter, all.toArray(String[]::new));
            await().atMost(PATIENCE).until(() -> ground.matches() > 0);
            await().pollDelay(WARM_UP).atMost(PATIENCE).until(() -> true);

            long memory = ground.memory(port);
            long matches = ground.matches();
            long start = System.nanoTime();
            await().pollDelay(MEASURED).atMost(MEASURED.plus(PATIENCE)).until(() -> true);
            double seconds = (System.nanoTime() - start) / 1e9;
            double rate = (ground.matches() - matches) / seconds;
            assertThat(ground.matches()).as("there was always something to ask").isLessThan(backlog);
            ground.assertQuotaKept();
            return new Arm(
                    name,
                    rate,
                    memory,
                    ground.memory(port),
                    ground.database.stats().get("busiestSecond"));
        }
    }
}
