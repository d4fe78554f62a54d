package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HappeningTest {

    @Test
    void isToldInTheKindAndReasonThatItIs() {
        assertThat(new Happening.CccdConfirmed().matter()).hasValue(new Matter(NoticeKind.CCCD_CONFIRMED, ""));
        assertThat(new Happening.CccdRejected("CMND_MISMATCH").matter())
                .hasValue(new Matter(NoticeKind.CCCD_REJECTED, "CMND_MISMATCH"));
        assertThat(new Happening.Unlinked("OPS_COMMAND").matter())
                .hasValue(new Matter(NoticeKind.UNLINKED, "OPS_COMMAND"));
        assertThat(new Happening.Refused("EXEMPT").matter()).hasValue(new Matter(NoticeKind.LINK_REFUSED, "EXEMPT"));
        assertThat(new Happening.Closed("CUTOFF").matter()).hasValue(new Matter(NoticeKind.ACCOUNT_CLOSED, "CUTOFF"));
    }

    @Test
    void tellsLinksApart() {
        assertThat(new Happening.Linked(false, false).matter()).hasValue(new Matter(NoticeKind.LINKED, ""));
        assertThat(new Happening.Linked(true, false).matter()).hasValue(new Matter(NoticeKind.LINKED_LATE, ""));
        assertThat(new Happening.Linked(false, true).matter()).hasValue(new Matter(NoticeKind.SUBJECT_CHANGED, ""));
        assertThat(new Happening.Linked(true, true).matter()).hasValue(new Matter(NoticeKind.SUBJECT_CHANGED, ""));
    }

    @Test
    void isNotToldToWhomEverythingWasErased() {
        assertThat(new Happening.Erased().matter()).isEmpty();
    }
}
