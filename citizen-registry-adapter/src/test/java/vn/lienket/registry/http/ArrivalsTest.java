package vn.lienket.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times in milliseconds. */
class ArrivalsTest {

    private static final long SECOND = 1_000;
    private static final long USUAL_WAY = 40;
    private static final long LONGEST_WAY = 200;

    private final Arrivals arrivals = new Arrivals(SECOND, USUAL_WAY, LONGEST_WAY);

    @Test
    void keepACallsPlaceUntilASecondAfterItsAnswer() {
        long call = arrivals.letGo(0);
        arrivals.answered(call, 30);
        assertThat(arrivals.nanosToWait(1, 30)).isPositive();
        assertThat(arrivals.nanosToWait(1, 1_030)).isPositive();
        assertThat(arrivals.nanosToWait(1, 1_031)).isZero();
    }

    @Test
    void takeACallForArrivedAfterTheUsualWayWhenALaterOneIsAnswered() {
        arrivals.letGo(0);
        arrivals.answered(arrivals.letGo(10), 20);
        assertThat(arrivals.nanosToWait(2, 41)).isPositive();
        assertThat(arrivals.nanosToWait(1, 1_041)).isPositive();
        assertThat(arrivals.nanosToWait(1, 1_042)).isZero();
    }

    @Test
    void doNotTakeACallForArrivedWhenAnEarlierOneIsAnswered() {
        long first = arrivals.letGo(0);
        arrivals.letGo(10);
        arrivals.answered(first, 20);
        assertThat(arrivals.nanosToWait(1, 100)).isPositive();
        assertThat(arrivals.nanosToWait(1, 1_100)).isPositive();
    }

    @Test
    void takeACallForArrivedAfterTheLongestWay() {
        arrivals.letGo(0);
        assertThat(arrivals.nanosToWait(1, 201)).isPositive();
        assertThat(arrivals.nanosToWait(1, 1_201)).isPositive();
        assertThat(arrivals.nanosToWait(1, 1_202)).isZero();
    }

    /** The database stands still now and then, for up to the longest way, and then counts at once all that came meanwhile. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverExceedTheQuotaHoweverTheDatabaseStandsStill(long seed) {
        int quota = 50;
        Random dice = new Random(seed);
        List<Long> counted = new ArrayList<>();
        record Answer(long call, long at) {}
        PriorityQueue<Answer> answers = new PriorityQueue<>((one, other) -> Long.compare(one.at(), other.at()));
        long standsStillUntil = 0;
        for (long now = 0; now < TimeUnit.MINUTES.toMillis(1); now++) {
            if (now > standsStillUntil && dice.nextInt(2_000) == 0) {
                standsStillUntil = now + dice.nextInt((int) LONGEST_WAY);
            }
            while (!answers.isEmpty() && answers.peek().at() <= now) {
                Answer answer = answers.poll();
                arrivals.answered(answer.call(), now);
            }
            if (arrivals.nanosToWait(quota, now) == 0) {
                long arrival = Math.max(now + 1, standsStillUntil);
                counted.add(arrival);
                answers.add(new Answer(arrivals.letGo(now), arrival + 5 + dice.nextInt(100)));
            }
        }
        assertThat(counted).hasSizeGreaterThan((int) (0.9 * quota * 60));
        for (int call = quota; call < counted.size(); call++) {
            assertThat(counted.get(call) - counted.get(call - quota)).isGreaterThanOrEqualTo(SECOND);
        }
    }
}
