package vn.lienket.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {

    private final Shares first = new Shares(Clock.systemUTC(), Duration.ZERO);
    private final Shares second = new Shares(Clock.systemUTC(), Duration.ZERO);

    @ParameterizedTest
    @CsvSource({"1000, 3", "1000, 4", "7, 4", "5, 12", "2000000000, 64"})
    void areTogetherTheWholeQuotaWhoeverHasWhich(int quota, int partitions) {
        first.own(Set.of(0), partitions);
        for (int partition = 1; partition < partitions; partition++) {
            second.own(Set.of(partition), partitions);
        }
        assertThat(first.of(quota) + second.of(quota)).isEqualTo(quota);
        assertThat(first.of(quota)).isBetween(quota / partitions, quota / partitions + 1);
        second.giveUp(Set.of(1));
        assertThat(first.of(quota) + second.of(quota)).isBetween(quota - quota / partitions - 1, quota);
    }
}
