package vn.lienket.registry.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienket.registry.Admission;

class LanesTest {

    private static final Optional<Duration> DONE = Optional.empty();

    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final Lanes lanes = new Lanes(new ScheduledThreadPoolExecutor(4), 4, () -> {});

    private record Step(String lane, Supplier<Optional<Duration>> work) implements Lanes.Task {

        @Override
        public Optional<Duration> tryOnce() {
            return work.get();
        }
    }

    @AfterEach
    void close() {
        lanes.close();
    }

    @Test
    void keepTheOrderOfALaneWhileASlowOneHoldsUpNobodyElse() {
        CountDownLatch slow = new CountDownLatch(1);
        lanes.add(new Step("a", () -> waitFor(slow, "a1")));
        lanes.add(step("a", "a2"));
        lanes.add(step("b", "b1"));
        lanes.add(step("b", "b2"));
        await().until(() -> done.size() == 2);
        assertThat(done).containsExactly("b1", "b2");
        slow.countDown();
        await().until(() -> done.size() == 4);
        assertThat(done).endsWith("a1", "a2");
    }

    @Test
    void holdUpALaneUntilItsFirstTaskSucceeds() {
        AtomicInteger tries = new AtomicInteger();
        lanes.add(new Step("a", () -> tries.incrementAndGet() < 3 ? Optional.of(Duration.ofMillis(5)) : say("a1")));
        lanes.add(step("a", "a2"));
        await().until(() -> done.size() == 2);
        assertThat(done).containsExactly("a1", "a2");
    }

    @Test
    void letOneProbeInAndThenAll() {
        CountDownLatch probe = new CountDownLatch(1);
        lanes.admit(Admission.NONE);
        for (int lane = 0; lane < 4; lane++) {
            String name = "lane " + lane;
            lanes.add(new Step(name, () -> {
                done.add(name);
                return waitFor(probe);
            }));
        }
        assertThat(done).isEmpty();
        lanes.admit(Admission.ONE);
        await().during(Duration.ofMillis(100)).until(() -> done.size() == 1);
        lanes.admit(Admission.ALL);
        await().until(() -> done.size() == 4);
        probe.countDown();
    }

    @Test
    void doNotWaitForTheNextTryOnceTheDoorOpens() {
        AtomicInteger tries = new AtomicInteger();
        lanes.add(new Step("a", () -> tries.incrementAndGet() == 1 ? Optional.of(Duration.ofMinutes(1)) : say("a1")));
        await().until(() -> tries.get() == 1);
        await().until(() -> {
            lanes.admit(Admission.NONE);
            lanes.admit(Admission.ALL);
            return done.contains("a1");
        });
    }

    @Test
    void forgetWhatHasNotBegunAndAwaitWhatHas() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        lanes.add(new Step("a", () -> {
            begun.countDown();
            return waitFor(new CountDownLatch(1), "a1");
        }));
        lanes.add(step("a", "a2"));
        begun.await();
        lanes.drop(task -> true, Duration.ofSeconds(5));
        assertThat(done).containsExactly("a1");
        assertThat(lanes.isHungry()).isTrue();
    }

    private Step step(String lane, String name) {
        return new Step(lane, () -> say(name));
    }

    private Optional<Duration> say(String name) {
        done.add(name);
        return DONE;
    }

    private Optional<Duration> waitFor(CountDownLatch latch, String name) {
        waitFor(latch);
        return say(name);
    }

    /** Not for ever, so that a test that fails ends. */
    private static Optional<Duration> waitFor(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return DONE;
    }
}
