package vn.lienket.registry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.lienket.registry.DayBudget;
import vn.lienket.registry.RegistryUnavailable;
import vn.lienket.registry.Shares;

class PaceTest {

    private static final int QUOTA = 40;

    private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("test");
    private final Shares shares = new Shares(Clock.systemUTC(), Duration.ZERO);
    private final DayBudget today =
            new DayBudget(1_000_000, ZoneOffset.UTC, Clock.systemUTC(), (partition, day, reserved) -> {});
    private final Pace pace = new Pace(breaker, shares, today, new Quota(QUOTA, 1_000_000, Duration.ofMillis(100)));

    @Test
    void keepsTheQuotaInEverySecondAndUsesItFully() throws Exception {
        own(0, 1, 2, 3);
        long start = System.nanoTime();
        List<Long> calls = callsOfManyThreads(3 * QUOTA);
        assertWithin(QUOTA, calls);
        assertThat(calls.get(calls.size() - 1) - start).isBetween(2_900_000_000L, 3_500_000_000L);
    }

    @Test
    void isAsLargeAsTheShareOfThisInstance() throws Exception {
        own(0);
        assertWithin(QUOTA / 4, callsOfManyThreads(QUOTA / 2));
    }

    @Test
    void doesNotLetThroughWhatHasNoUse() {
        assertThatThrownBy(() -> call(Turn::notMade))
                .isInstanceOf(RegistryUnavailable.class)
                .hasMessageContaining("no share");
        own(0);
        breaker.transitionToOpenState();
        assertThatThrownBy(() -> call(Turn::notMade))
                .isInstanceOf(RegistryUnavailable.class)
                .hasMessageContaining("NOT_ASKED");
    }

    @Test
    void keepsThePlacesOfCallsThatWereLostUntilALaterOneHasArrived() {
        own(0);
        int share = QUOTA / 4;
        for (int lost = 1; lost < share; lost++) {
            call(turn -> {});
        }
        long start = System.nanoTime();
        call(turn -> turn.arrived(Duration.ZERO));
        call(turn -> turn.arrived(Duration.ZERO));
        assertThat(System.nanoTime() - start).isBetween(1_000_000_000L, 2_000_000_000L);
    }

    private void call(Consumer<Turn> made) {
        pace.inTurn(turn -> {
            made.accept(turn);
            return null;
        });
    }

    private void own(Integer... partitions) {
        shares.own(Set.of(partitions), 4);
        Stream.of(partitions).forEach(partition -> today.own(partition, 4, LocalDate.EPOCH, 0));
    }

    private List<Long> callsOfManyThreads(int count) throws Exception {
        ConcurrentSkipListSet<Long> calls = new ConcurrentSkipListSet<>();
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<? extends Future<?>> all = Stream.generate(() -> threads.submit(() -> call(turn -> {
                        calls.add(System.nanoTime());
                        turn.arrived(Duration.ZERO);
                    })))
                    .limit(count)
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return List.copyOf(calls);
    }

    /** A call arrives when it is made, and the next may go a second after that was told. */
    private static void assertWithin(int quota, List<Long> calls) {
        for (int call = quota; call < calls.size(); call++) {
            assertThat(calls.get(call) - calls.get(call - quota)).isGreaterThanOrEqualTo(1_000_000_000L);
        }
    }
}
