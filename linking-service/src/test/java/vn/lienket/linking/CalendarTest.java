package vn.lienket.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienket.linking.History.day;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarTest {

    private static final Calendar.Entry CITIZENS = new Calendar.Entry("dvcqg", AccountType.CITIZEN);
    private static final Cutoff SECOND = new Cutoff(2, Optional.of(day(5)), Optional.of(day(7)), false);

    @Test
    void takesNoOlderVersionAndNoneTwice() {
        Calendar calendar = Calendar.EMPTY.with(CITIZENS, SECOND);

        assertThat(calendar.with(CITIZENS, Cutoff.never(1))).isSameAs(calendar);
        assertThat(calendar.with(CITIZENS, Cutoff.never(2))).isSameAs(calendar);
        assertThat(calendar.with(CITIZENS, Cutoff.never(3)).of("dvcqg", AccountType.CITIZEN))
                .isEqualTo(Cutoff.never(3));
    }

    @Test
    void forgetsWhatIsDeleted() {
        Calendar calendar = Calendar.EMPTY.with(CITIZENS, SECOND);

        assertThat(calendar.without(CITIZENS)).isEqualTo(Calendar.EMPTY);
        assertThat(calendar.without(new Calendar.Entry("hue", AccountType.CITIZEN)))
                .isSameAs(calendar);
    }

    @Test
    void judgesByCutoffAndGrace() {
        assertThat(SECOND.judge(day(4.9))).isEqualTo(Cutoff.Timing.IN_TIME);
        assertThat(SECOND.judge(day(5))).isEqualTo(Cutoff.Timing.LATE);
        assertThat(SECOND.judge(day(7))).isEqualTo(Cutoff.Timing.TOO_LATE);
        assertThat(Cutoff.never(1).judge(day(9))).isEqualTo(Cutoff.Timing.IN_TIME);
    }

    @Test
    void isHopedForOnlyByThoseWhomItRefused() {
        History late = new History()
                .cutoff("dvcqg", AccountType.CITIZEN, 1, 1)
                .confirmed("dvcqg/an", 2)
                .loggedIn("vneid-1", 2);
        History low = new History().confirmed("dvcqg/an", 2).loggedInAtLevel1("vneid-1", 2);
        History twice = new History()
                .confirmed("dvcqg/an", 2)
                .confirmed("dvcqg/second", 2)
                .loggedIn("vneid-1", 2);

        assertThat(late.known().hopesForAnotherCalendar()).isTrue();
        assertThat(low.known().hopesForAnotherCalendar()).isFalse();
        assertThat(twice.known().hopesForAnotherCalendar()).isFalse();
    }

    @Test
    void ordersEvidenceByItsTime() {
        Evidence early = new Evidence("b", day(1));
        Evidence late = new Evidence("a", day(2));

        assertThat(Evidence.earlier(early, late)).isEqualTo(early);
        assertThat(Evidence.earlier(late, early)).isEqualTo(early);
        assertThat(Evidence.earlier(early, new Evidence("z", day(1)))).isEqualTo(early);
    }

    @Test
    void ordersCommandsOfOneMomentByTheirIds() {
        Ruling first = new Ruling(Ruling.Action.UNLINK, new Evidence("a", day(1)));
        Ruling second = new Ruling(Ruling.Action.LINK_ANYWAY, new Evidence("b", day(1)));

        assertThat(first.isReplacedBy(second)).isTrue();
        assertThat(second.isReplacedBy(first)).isFalse();
        assertThat(second.isReplacedBy(second)).isFalse();
        assertThat(second.isReplacedBy(new Ruling(Ruling.Action.UNLINK, new Evidence("a", day(2)))))
                .isTrue();
        assertThat(second.isReplacedBy(new Ruling(Ruling.Action.UNLINK, new Evidence("z", day(0)))))
                .isFalse();
    }
}
