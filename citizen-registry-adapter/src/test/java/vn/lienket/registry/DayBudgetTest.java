package vn.lienket.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DayBudgetTest {

    private static final LocalDate DAY = LocalDate.parse("2024-06-15");
    private static final ZoneId THERE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Map<Integer, Long> ledger = new HashMap<>();
    private Instant now = DAY.atStartOfDay(THERE).toInstant();

    @Test
    void isSpentByTwoInstancesTogether() {
        DayBudget one = budget(0, 1);
        DayBudget two = budget(2, 3);
        assertThat(spend(one) + spend(two)).isEqualTo(1_000);
        assertThat(one.isLeft()).isFalse();
    }

    @Test
    void beginsAnewWithTheDatabasesDay() {
        DayBudget budget = budget(0, 1, 2, 3);
        spend(budget);
        now = now.plus(Duration.ofHours(24)).minusMillis(1);
        assertThat(budget.isLeft()).isFalse();
        now = now.plusMillis(1);
        assertThat(budget.isLeft()).isTrue();
        assertThat(spend(budget)).isEqualTo(1_000);
    }

    @Test
    void isNeverExceededOverACrash() {
        DayBudget killed = budget(0, 1, 2, 3);
        IntStream.range(0, 333).forEach(call -> killed.take());
        int more = spend(budget(0, 1, 2, 3));
        assertThat(333 + more).isBetween(990, 1_000);
    }

    @Test
    void goesWithItsPartition() {
        DayBudget budget = budget(0, 1);
        budget.giveUp(Set.of(0));
        assertThat(spend(budget)).isEqualTo(250);
    }

    private static int spend(DayBudget budget) {
        int calls = 0;
        while (budget.take()) {
            calls++;
        }
        return calls;
    }

    private DayBudget budget(int... partitions) {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return THERE;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        DayBudget budget =
                new DayBudget(1_000, THERE, clock, (partition, day, reserved) -> ledger.put(partition, reserved));
        for (int partition : partitions) {
            budget.own(partition, 4, DAY, ledger.getOrDefault(partition, 0L));
        }
        return budget;
    }
}
