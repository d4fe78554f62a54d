package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CampaignLetterTest {

    private static final Instant EVENING = Instant.parse("2024-06-29T13:59:00Z");
    private static final Instant NIGHT = Instant.parse("2024-06-29T15:00:00Z");
    private static final Instant MORNING = Instant.parse("2024-06-30T00:00:00Z");
    private static final Instant CUTOFF = Instant.parse("2024-06-30T17:00:00Z");
    private static final Standing CONFIRMED = Standing.NEW.withNumberConfirmed();

    private final QuietHours quiet = new QuietHours(LocalTime.of(21, 0), LocalTime.of(7, 0));

    @Test
    void saysTheStepThatIsMissingWhenItIsSent() {
        assertThat(settle(letter(CUTOFF, false), Standing.NEW, EVENING)).isEqualTo(sent("STEP_1"));
        assertThat(settle(letter(CUTOFF, false), CONFIRMED, EVENING)).isEqualTo(sent("STEP_2"));
    }

    @Test
    void isMootForWhoHasLinkedOrWasClosed() {
        assertThat(settle(letter(CUTOFF, false), CONFIRMED.withLink(1, true), EVENING))
                .isEqualTo(moot(EVENING));
        assertThat(settle(letter(CUTOFF, false), CONFIRMED.withClosure(), EVENING))
                .isEqualTo(moot(EVENING));
    }

    @Test
    void isMootWhenCancelledOrTooLate() {
        assertThat(settle(letter(CUTOFF, true), CONFIRMED, EVENING)).isEqualTo(moot(EVENING));
        assertThat(settle(letter(EVENING, false), CONFIRMED, EVENING)).isEqualTo(moot(EVENING));
    }

    @Test
    void waitsForTheMorningUnlessThatIsTooLate() {
        assertThat(settle(letter(CUTOFF, false), CONFIRMED, NIGHT))
                .isEqualTo(new Settlement.Postponed(MORNING, "QUIET_HOURS", 2));
        assertThat(settle(letter(NIGHT.plus(Duration.ofHours(1)), false), CONFIRMED, NIGHT))
                .isEqualTo(sent("STEP_2"));
    }

    /** The failure stands for what the letter says. */
    private Settlement settle(CampaignLetter letter, Standing standing, Instant now) {
        return letter.settle(
                standing, quiet, now, due -> sent(due.notice().matter().reason()));
    }

    private static Settlement sent(String step) {
        return new Settlement.Settled(NoticeState.SENT, Instant.EPOCH, step);
    }

    private static Settlement moot(Instant at) {
        return new Settlement.Settled(NoticeState.MOOT, at, null);
    }

    private static CampaignLetter letter(Instant deadline, boolean cancelled) {
        Notice notice = new Notice(
                new UUID(0, 1),
                EVENING,
                new AccountKey("dvcqg", "tk-1"),
                new Matter(NoticeKind.REMINDER, "", deadline));
        Route route = new Route(ChannelOrder.USUAL, Channel.EMAIL, Map.of());
        return new CampaignLetter(
                new DueNotice(notice, new SealedContact(new byte[0], Language.VI), route, 2), cancelled);
    }
}
