package vn.lienket.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.lienket.notification.CallAnswer;

class LineTest {

    private static final Instant NOW = Instant.parse("2024-06-30T07:05:00Z");
    private static final CallAnswer FAILED = new CallAnswer.Failed("HTTP_503", Optional.empty());
    private static final CallAnswer ACKNOWLEDGED = new CallAnswer.Acknowledged("HTTP_204");

    private final Line line = new Line(new WebhookSettings(
            8,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            new WebhookSettings.Retry(Duration.ofSeconds(1), Duration.ofSeconds(1), 3),
            new WebhookSettings.Rest(3, Duration.ofSeconds(5), Duration.ofSeconds(15)),
            List.of()));

    @Test
    void hasRoomForSoManyCallsAtOnce() {
        line.begin(5);
        assertThat(line.room(NOW)).isEqualTo(3);
        line.end(ACKNOWLEDGED, NOW);
        assertThat(line.room(NOW)).isEqualTo(4);
    }

    @Test
    void restsWhenOneAfterAnotherFailsAndThenTriesWithASingleOne() {
        fail(8, NOW);
        assertThat(line.room(NOW.plusSeconds(4))).isZero();
        assertThat(line.room(NOW.plusSeconds(5))).isEqualTo(1);
        fail(1, NOW.plusSeconds(5));
        assertThat(line.room(NOW.plusSeconds(14))).isZero();
        assertThat(line.room(NOW.plusSeconds(15))).isEqualTo(1);
    }

    @Test
    void goesOnAtFullSpeedOnceACallIsAcknowledged() {
        fail(8, NOW);
        line.begin(1);
        line.end(ACKNOWLEDGED, NOW.plusSeconds(5));
        assertThat(line.room(NOW.plusSeconds(5))).isEqualTo(8);
    }

    @Test
    void doesNotMindAFailureNowAndThen() {
        for (int n = 0; n < 10; n++) {
            fail(2, NOW);
            line.begin(1);
            line.end(ACKNOWLEDGED, NOW);
        }
        assertThat(line.room(NOW)).isEqualTo(8);
    }

    private void fail(int calls, Instant at) {
        line.begin(calls);
        for (int n = 0; n < calls; n++) {
            line.end(FAILED, at);
        }
    }
}
