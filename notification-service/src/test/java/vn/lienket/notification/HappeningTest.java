package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HappeningTest {

    private static final Standing CONFIRMED = Standing.NEW.withNumberConfirmed();
    private static final Standing LINKED = CONFIRMED.withLink(1, true);
    private static final Standing CLOSED = CONFIRMED.withClosure();

    @Test
    void isToldInTheKindAndReasonThatItIs() {
        assertThat(told(new Happening.CccdConfirmed())).hasValue(new Matter(NoticeKind.CCCD_CONFIRMED, ""));
        assertThat(told(new Happening.CccdRejected("CMND_MISMATCH")))
                .hasValue(new Matter(NoticeKind.CCCD_REJECTED, "CMND_MISMATCH"));
        assertThat(told(new Happening.Unlinked(2, "OPS_COMMAND")))
                .hasValue(new Matter(NoticeKind.UNLINKED, "OPS_COMMAND"));
        assertThat(told(new Happening.Refused("EXEMPT"))).hasValue(new Matter(NoticeKind.LINK_REFUSED, "EXEMPT"));
        assertThat(told(new Happening.Closed("CUTOFF"))).hasValue(new Matter(NoticeKind.ACCOUNT_CLOSED, "CUTOFF"));
        assertThat(told(new Happening.Decided("KEEP"))).hasValue(new Matter(NoticeKind.CONFLICT_DECIDED, "KEEP"));
    }

    @Test
    void tellsLinksApart() {
        assertThat(new Happening.Linked(1, false, false).matter(CONFIRMED)).hasValue(Matter.of(NoticeKind.LINKED));
        assertThat(new Happening.Linked(1, true, false).matter(CONFIRMED)).hasValue(Matter.of(NoticeKind.LINKED_LATE));
        assertThat(new Happening.Linked(1, true, false).matter(CLOSED)).hasValue(Matter.of(NoticeKind.REOPENED));
        assertThat(new Happening.Linked(2, true, true).matter(LINKED)).hasValue(Matter.of(NoticeKind.SUBJECT_CHANGED));
    }

    @Test
    void saysOfAClosureThatALinkOvertookThatTheAccountIsLinked() {
        assertThat(new Happening.Closed("CUTOFF").matter(LINKED))
                .hasValue(new Matter(NoticeKind.ACCOUNT_CLOSED, "LINKED_MEANWHILE"));
    }

    @Test
    void isNotToldToWhomEverythingWasErasedNorTwiceWhenOpsUnlink() {
        assertThat(told(new Happening.Erased())).isEmpty();
        assertThat(told(new Happening.Decided("UNLINK"))).isEmpty();
    }

    @Test
    void movesTheAccountOnWhateverTheOrder() {
        assertThat(new Happening.Linked(1, false, false).after(CLOSED)).isEqualTo(LINKED);
        assertThat(new Happening.Closed("CUTOFF").after(LINKED)).isEqualTo(LINKED);
        assertThat(new Happening.Unlinked(2, "OPS_COMMAND").after(LINKED)).isEqualTo(CONFIRMED.withLink(2, false));
        assertThat(new Happening.Linked(1, false, false).after(CONFIRMED.withLink(2, false)))
                .isEqualTo(CONFIRMED.withLink(2, false));
        assertThat(new Happening.Erased().after(LINKED)).isEqualTo(Standing.NEW);
    }

    private static Optional<Matter> told(Happening happening) {
        return happening.matter(Standing.NEW);
    }
}
