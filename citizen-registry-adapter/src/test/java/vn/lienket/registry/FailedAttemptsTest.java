package vn.lienket.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {

    private static final Instant NOON = Instant.parse("2024-06-15T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final String ACCOUNT = "dvcqg/a";

    @Test
    void endTheAccountsTriesForADay() {
        FailedAttempts attempts = failedAt(NOON, 5, NOON);
        assertThat(attempts.allow(ACCOUNT, "next")).isFalse();
        assertThat(attempts.allow("dvcqg/b", "next")).isTrue();
        assertThat(failedAt(NOON, 4, NOON).allow(ACCOUNT, "next")).isTrue();
        assertThat(failedAt(NOON, 5, NOON.plus(DAY)).allow(ACCOUNT, "next")).isTrue();
    }

    @Test
    void doNotAddUpOverDays() {
        FailedAttempts attempts = at(NOON);
        for (int day = 4; day >= 0; day--) {
            attempts.add(ACCOUNT, "request " + day, NOON.minus(DAY.multipliedBy(day)));
        }
        assertThat(attempts.allow(ACCOUNT, "next")).isTrue();
    }

    @Test
    void areCountedOnceHoweverOftenTheyAreTold() {
        FailedAttempts attempts = at(NOON);
        for (int repetition = 0; repetition < 9; repetition++) {
            attempts.add(ACCOUNT, "the same", NOON);
        }
        assertThat(attempts.allow(ACCOUNT, "next")).isTrue();
    }

    @Test
    void giveARequestThatIsHandledAgainTheSameAnswer() {
        FailedAttempts attempts = failedAt(NOON, 5, NOON);
        assertThat(attempts.allow(ACCOUNT, "request 4")).isTrue();
    }

    @Test
    void areForgottenWhenTheyNoLongerMatter() {
        FailedAttempts attempts = at(NOON);
        for (int account = 0; account < 30_000; account++) {
            attempts.add("old/" + account, "r", NOON.minus(DAY.multipliedBy(3)));
        }
        assertThat(attempts.accounts()).isLessThan(10_002);
    }

    private static FailedAttempts failedAt(Instant when, int times, Instant now) {
        FailedAttempts attempts = at(now);
        for (int attempt = 0; attempt < times; attempt++) {
            attempts.add(ACCOUNT, "request " + attempt, when);
        }
        return attempts;
    }

    private static FailedAttempts at(Instant now) {
        return new FailedAttempts(new AttemptLimit(5, DAY, DAY), Clock.fixed(now, ZoneOffset.UTC));
    }
}
