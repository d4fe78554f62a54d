package vn.lienket.linking.kafka;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienket.linking.kafka.TestFacts.citizen;
import static vn.lienket.linking.kafka.TestFacts.confirmed;
import static vn.lienket.linking.kafka.TestFacts.loggedIn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienket.facts.AccountLinked;
import vn.lienket.platform.TestParts;

/**
 * Three instances, of which one after the other is killed while facts come in, and comes back at once or later: between one and three work.
 * {@code -Dkills=200} for more of them than here.
 */
class KilledProcessTest {

    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final String RUN = "kill" + System.nanoTime() % 1_000_000 + "-";

    private final Random random = new Random();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @Test
    void linksEachPairExactlyOnce(@TempDir Path folder) throws Exception {
        TestParts parts = TestParts.shared();
        List<ServiceProcess> working = new ArrayList<>();
        List<ServiceProcess> down = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            working.add(new ServiceProcess(parts, "killed-" + i, folder).start());
        }
        try (Outside upstream = new Outside(parts);
                Outside downstream = new Outside(parts)) {
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Void> telling = CompletableFuture.runAsync(() -> tellPairs(upstream, enough));
            for (int kill = 0; kill < KILLS; kill++) {
                awaitMoreLinks(downstream);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(500)));
                killOne(working, down);
            }
            enough.set(true);
            telling.get(60, TimeUnit.SECONDS);

            await().atMost(Duration.ofSeconds(120))
                    .untilAsserted(() -> assertThat(links(downstream).keySet()).containsAll(told));
            assertThat(links(downstream).values()).containsOnly(1L);
        } finally {
            for (ServiceProcess process : working) {
                process.kill();
            }
        }
        assertThat(journals(folder)).as("what a start need not read from Kafka").isPositive();
    }

    private static long journals(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("journal"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** A kill counts only when the instances have linked something since the last one. */
    private static void awaitMoreLinks(Outside downstream) {
        int before = links(downstream).size();
        await().atMost(Duration.ofSeconds(120)).until(() -> links(downstream).size() > before);
    }

    private void killOne(List<ServiceProcess> working, List<ServiceProcess> down) throws Exception {
        ServiceProcess victim = working.remove(random.nextInt(working.size()));
        victim.kill();
        down.add(victim);
        boolean waits = !working.isEmpty() && down.size() == 1 && random.nextInt(4) == 0;
        if (!waits) {
            for (ServiceProcess process : down) {
                working.add(process.start());
            }
            down.clear();
        }
    }

    /** The halves of a pair in any order, with others' in between, and some twice. */
    private void tellPairs(Outside upstream, AtomicBoolean enough) {
        Instant now = Instant.now();
        for (int i = 0; !enough.get(); i += 10) {
            List<Runnable> facts = new ArrayList<>();
            for (int j = i; j < i + 10; j++) {
                String citizen = citizen(RUN + j);
                Runnable confirmation =
                        () -> upstream.tell("cccd-updated", citizen, confirmed(citizen, "dvcqg", citizen, now));
                Runnable login = () -> upstream.tell("vneid-login", citizen, loggedIn(citizen, "of " + citizen, now));
                facts.addAll(List.of(confirmation, login, random.nextBoolean() ? confirmation : login));
                told.add(citizen);
            }
            Collections.shuffle(facts, random);
            facts.forEach(Runnable::run);
        }
    }

    private static Map<String, Long> links(Outside downstream) {
        return downstream.stream("account-linked", AccountLinked.class)
                .map(AccountLinked::getCitizenRef)
                .filter(citizen -> citizen.startsWith("k1." + RUN))
                .collect(groupingBy(citizen -> citizen, counting()));
    }
}
