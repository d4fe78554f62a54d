package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JudgeCallTest {

    private static final Instant NOW = Instant.parse("2024-06-30T07:05:00Z");
    private static final RetryPolicy RETRY = new RetryPolicy(Duration.ofSeconds(5), Duration.ofHours(12), 19);

    private final JudgeCall judge = new JudgeCall(RETRY, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void triesForThreeDaysAndThenGivesUp() {
        Duration tried = Duration.ZERO;
        for (int attempt = 1; attempt < 19; attempt++) {
            CallResult result = judge.judge(call(attempt), failed(Optional.empty()));
            assertThat(result.state()).isEqualTo(CallState.PENDING);
            tried = tried.plus(Duration.between(NOW, result.next()));
        }
        assertThat(tried)
                .isBetween(Duration.ofDays(2).plusHours(20), Duration.ofDays(3).plusHours(12));
        assertThat(judge.judge(call(19), failed(Optional.empty())).state()).isEqualTo(CallState.FAILED);
    }

    @Test
    void waitsAsLongAsTheOtherSideAsksButNotShorterThanItWould() {
        assertThat(judge.judge(call(1), failed(Optional.of(Duration.ofMinutes(2))))
                        .next())
                .isEqualTo(NOW.plusSeconds(120));
        assertThat(judge.judge(call(4), failed(Optional.of(Duration.ofSeconds(1))))
                        .next())
                .isEqualTo(NOW.plusSeconds(40));
    }

    @Test
    void keepsTheCallOfASubscriberThatIsGone() {
        assertThat(judge.judge(call(1), new CallAnswer.Gone("HTTP_410")).state())
                .isEqualTo(CallState.PENDING);
    }

    private static Call call(int attempt) {
        return new Call(new UUID(0, 1), 1, attempt, new UUID(0, 2), "{}");
    }

    private static CallAnswer failed(Optional<Duration> notBefore) {
        return new CallAnswer.Failed("HTTP_503", notBefore);
    }
}
