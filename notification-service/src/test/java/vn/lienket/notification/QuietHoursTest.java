package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Viet Nam is seven hours ahead, all year. */
class QuietHoursTest {

    private final QuietHours night = new QuietHours(LocalTime.of(21, 0), LocalTime.of(7, 0));

    @ParameterizedTest
    @CsvSource({
        "2024-06-30T14:00:00Z, 2024-07-01T00:00:00Z",
        "2024-06-30T17:00:00Z, 2024-07-01T00:00:00Z",
        "2024-06-30T23:59:59Z, 2024-07-01T00:00:00Z"
    })
    void lastFromTheEveningToTheMorning(Instant now, Instant end) {
        assertThat(night.endAfter(now)).hasValue(end);
    }

    @ParameterizedTest
    @CsvSource({"2024-06-30T00:00:00Z", "2024-06-30T13:59:59Z"})
    void areOverByDay(Instant now) {
        assertThat(night.endAfter(now)).isEmpty();
    }

    @Test
    void mayLieWithinADayOrBeNone() {
        QuietHours noon = new QuietHours(LocalTime.of(11, 30), LocalTime.of(13, 30));
        assertThat(noon.endAfter(Instant.parse("2024-06-30T05:00:00Z")))
                .hasValue(Instant.parse("2024-06-30T06:30:00Z"));
        assertThat(noon.endAfter(Instant.parse("2024-06-30T07:00:00Z"))).isEmpty();
        QuietHours none = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        assertThat(none.endAfter(Instant.parse("2024-06-30T17:00:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SMS, CCCD_REJECTED, NAME_MISMATCH, true",
        "SMS, ACCOUNT_CLOSED, CUTOFF, true",
        "SMS, CCCD_REJECTED, TOO_MANY_ATTEMPTS, false",
        "SMS, LINKED, '', false",
        "SMS, SUBJECT_CHANGED, '', false",
        "EMAIL, CCCD_REJECTED, NAME_MISMATCH, false"
    })
    void holdMessagesToTelephonesButNotWhatAnIntruderMayHaveDone(
            Channel channel, NoticeKind kind, String reason, boolean held) {
        Matter matter = new Matter(kind, reason);
        assertThat(night.hold(channel, matter, Instant.parse("2024-06-30T17:00:00Z"))
                        .isPresent())
                .isEqualTo(held);
        assertThat(night.hold(channel, matter, Instant.parse("2024-06-30T03:00:00Z")))
                .isEmpty();
    }
}
