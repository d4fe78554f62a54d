package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CampaignPlanTest {

    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

    private final CampaignPlan plan = new CampaignPlan(
            List.of(30, 14, 7, 3, 1), Map.of("binhduong/CITIZEN", List.of(10)), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void tellsAtOnceAndOnTheDaysThatAreStillToCome() {
        Instant cutoff = NOW.plus(Duration.ofDays(10));
        assertThat(plan.campaigns(scheduled("dvcqg", cutoff), false))
                .extracting(Campaign::kind, Campaign::startsAt)
                .containsExactly(
                        tuple(NoticeKind.CUTOFF_SCHEDULED, NOW),
                        tuple(NoticeKind.REMINDER, cutoff.minus(Duration.ofDays(7))),
                        tuple(NoticeKind.REMINDER, cutoff.minus(Duration.ofDays(3))),
                        tuple(NoticeKind.REMINDER, cutoff.minus(Duration.ofDays(1))));
    }

    @Test
    void goesByTheDaysOfTheGroupWhereItHasItsOwn() {
        assertThat(plan.campaigns(scheduled("binhduong", NOW.plus(Duration.ofDays(20))), true))
                .extracting(Campaign::kind)
                .containsExactly(NoticeKind.CUTOFF_MOVED, NoticeKind.REMINDER);
    }

    @Test
    void writesToNobodyAboutACutoffThatIsOverOrLifted() {
        assertThat(plan.campaigns(scheduled("dvcqg", NOW), true)).isEmpty();
        assertThat(plan.campaigns(scheduled("dvcqg", null), true)).isEmpty();
    }

    @Test
    void makesTheSameCampaignsOfTheSameFact() {
        CutoffScheduled fact = scheduled("dvcqg", NOW.plus(Duration.ofDays(20)));
        assertThat(plan.campaigns(fact, true))
                .isEqualTo(plan.campaigns(fact, true))
                .extracting(Campaign::id)
                .doesNotHaveDuplicates();
    }

    private static CutoffScheduled scheduled(String portal, Instant at) {
        return new CutoffScheduled(
                new UUID(0, 1), NOW, new CutoffScheduled.Group(portal, "CITIZEN"), Optional.ofNullable(at), 1);
    }
}
