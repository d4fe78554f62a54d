package vn.lienket.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
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
    private static final long LONGEST_WAY = 200;
    private static final long MEMORY = 60_000;

    private final Arrivals arrivals = new Arrivals(new Arrivals.Limits(SECOND, LONGEST_WAY, MEMORY));

    @Test
    void keepACallsPlaceUntilASecondAfterItArrived() {
        long call = arrivals.letGo(0);
        arrivals.arrived(call, 500, 470);
        assertFreeFrom(1_031);
    }

    @Test
    void keepThePlaceOfACallThatArrivedMoreThanASecondAgoUntilItsAnswerTellsSo() {
        long call = arrivals.letGo(0);
        assertThat(arrivals.nanosToWait(1, 4_000)).isPositive();
        arrivals.arrived(call, 4_000, 3_900);
        assertThat(arrivals.nanosToWait(1, 4_000)).isZero();
    }

    @Test
    void believeNoArrivalBeforeTheCallWasLetGoNorAfterItsAnswer() {
        arrivals.arrived(arrivals.letGo(100), 200, 5_000);
        assertFreeFrom(1_101);
        arrivals.arrived(arrivals.letGo(2_000), 2_100, -700);
        assertFreeFrom(3_101);
    }

    @Test
    void keepThePlaceOfALostCallUntilALaterOneHasArrivedAndTheLongestWayHasPassed() {
        long lost = arrivals.letGo(0);
        long later = arrivals.letGo(10);
        arrivals.ended(lost, 5_000);
        assertThat(arrivals.nanosToWait(2, 40_000)).isPositive();
        arrivals.arrived(later, 40_000, 20);
        assertFreeFrom(40_000 + LONGEST_WAY + SECOND + 1);
    }

    @Test
    void doNotFindALostCallWhenAnEarlierOneArrives() {
        long earlier = arrivals.letGo(0);
        arrivals.ended(arrivals.letGo(10), 5_000);
        arrivals.arrived(earlier, 5_000, 0);
        assertThat(arrivals.nanosToWait(1, 60_000)).isPositive();
    }

    @Test
    void forgetACallThatWasLostInALongSilence() {
        arrivals.ended(arrivals.letGo(0), 5_000);
        assertFreeFrom(5_000 + MEMORY + 1);
    }

    @Test
    void takeTheFirstWordThatIsSaidOfACall() {
        long call = arrivals.letGo(0);
        arrivals.arrived(call, 50, 40);
        arrivals.arrived(call, 90, 0);
        arrivals.ended(call, 90);
        assertFreeFrom(1_011);
        arrivals.notMade(arrivals.letGo(2_000));
        assertThat(arrivals.nanosToWait(1, 2_000)).isZero();
    }

    private void assertFreeFrom(long time) {
        assertThat(arrivals.nanosToWait(1, time - 1)).isPositive();
        assertThat(arrivals.nanosToWait(1, time)).isZero();
    }

    /** Either side stands still now and then, for as long as it likes; the database then counts at once all that came meanwhile; some answers take very long. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverExceedTheQuotaAndUseItFullyHoweverEitherSideStandsStill(long seed) {
        int quota = 50;
        Random dice = new Random(seed);
        List<Long> counted = new ArrayList<>();
        record Answer(long call, long arrived, long at) {}
        PriorityQueue<Answer> answers = new PriorityQueue<>((one, other) -> Long.compare(one.at(), other.at()));
        long databaseStandsStillUntil = 0;
        long weStandStillUntil = 0;
        long still = 0;
        long end = TimeUnit.MINUTES.toMillis(1);
        for (long now = 0; now < end; now++) {
            if (now > databaseStandsStillUntil && dice.nextInt(2_000) == 0) {
                databaseStandsStillUntil = now + dice.nextInt(2_000);
                still += databaseStandsStillUntil - now;
            }
            if (now > weStandStillUntil && dice.nextInt(2_000) == 0) {
                weStandStillUntil = now + dice.nextInt(300);
                still += weStandStillUntil - now;
            }
            while (now > weStandStillUntil
                    && !answers.isEmpty()
                    && answers.peek().at() <= now) {
                Answer answer = answers.poll();
                arrivals.arrived(answer.call(), now, answer.at() - answer.arrived());
            }
            while (now > weStandStillUntil && arrivals.nanosToWait(quota, now) == 0) {
                long arrival = Math.max(now + 1 + dice.nextInt(30), databaseStandsStillUntil);
                counted.add(arrival);
                long thought = (long) (80 * Math.exp(dice.nextGaussian()));
                answers.add(new Answer(arrivals.letGo(now), arrival, arrival + thought));
            }
        }
        Collections.sort(counted);
        assertThat(counted.size()).isGreaterThan((int) (0.93 * quota * (end - still) / SECOND));
        for (int call = quota; call < counted.size(); call++) {
            assertThat(counted.get(call) - counted.get(call - quota)).isGreaterThanOrEqualTo(SECOND);
        }
    }
}
