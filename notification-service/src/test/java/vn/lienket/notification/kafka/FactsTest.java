package vn.lienket.notification.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.RefusalReason;
import vn.lienket.facts.RejectionReason;
import vn.lienket.facts.UnlinkReason;
import vn.lienket.notification.NoticeKind;

class FactsTest {

    @Test
    void hasWordsOfItsOwnForEveryReasonOfTheContract() {
        assertThat(NoticeKind.CCCD_REJECTED.reasons())
                .containsExactlyInAnyOrderElementsOf(known(RejectionReason.values()));
        assertThat(NoticeKind.LINK_REFUSED.reasons())
                .containsExactlyInAnyOrderElementsOf(known(RefusalReason.values()));
        assertThat(NoticeKind.UNLINKED.reasons()).containsExactlyInAnyOrderElementsOf(known(UnlinkReason.values()));
        assertThat(NoticeKind.CONFLICT_DECIDED.reasons())
                .containsExactlyInAnyOrderElementsOf(known(LinkAction.values()).stream()
                        .filter(action -> !action.equals(LinkAction.UNLINK.name()))
                        .toList());
    }

    private static List<String> known(Enum<?>[] reasons) {
        return Arrays.stream(reasons)
                .map(Enum::name)
                .filter(name -> !name.equals("UNKNOWN"))
                .toList();
    }
}
