package vn.lienket.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountTest {

    @Test
    void aMarkThatIsAboutNobodyIsRightSoThatTheClockStopsAtIt() {
        Count count = new Count(1);

        assertThat(count.accept(null, new byte[0])).isNotNegative();
        assertThat(count.complete()).isTrue();
        assertThat(count.verdict().losses()).isZero();
    }

    @Test
    void oneThatDidNotComeIsLostAndOneTooManyIsRepeated() {
        Count three = new Count(3);
        three.accept(null, new byte[0]);

        assertThat(three.complete()).isFalse();
        assertThat(three.verdict().losses()).isEqualTo(2);

        Count none = new Count(0);
        none.accept(null, new byte[0]);
        assertThat(none.verdict().duplicates()).isEqualTo(1);
    }
}
