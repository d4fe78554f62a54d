package vn.lienket.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeTextTest {

    private static final SplittableRandom RANDOM = new SplittableRandom(20261128);

    @Test
    void writesEveryMillisecondAsTheJdkDoes() {
        LongStream.generate(() -> RANDOM.nextLong(-1L << 48, 1L << 48))
                .limit(20_000)
                .mapToObj(Instant::ofEpochMilli)
                .forEach(TimeTextTest::same);
    }

    @Test
    void writesWholeSecondsFinerTimesAndFarYearsAsTheJdkDoes() {
        Stream.of(
                        "1970-01-01T00:00:00Z",
                        "1969-12-31T23:59:59.999Z",
                        "2024-06-30T17:00:00Z",
                        "2026-11-28T07:00:00.010Z",
                        "2026-11-28T07:00:00.000001Z",
                        "2026-11-28T07:00:00.123456789Z",
                        "0999-12-31T23:59:59Z",
                        "1000-01-01T00:00:00Z",
                        "9999-12-31T23:59:59.999Z",
                        "+10000-01-01T00:00:00Z",
                        "-0001-01-01T00:00:00Z")
                .map(Instant::parse)
                .forEach(TimeTextTest::same);
        same(Instant.MIN);
        same(Instant.MAX);
    }

    private static void same(Instant instant) {
        assertThat(TimeText.of(instant)).isEqualTo(instant.toString());
    }
}
