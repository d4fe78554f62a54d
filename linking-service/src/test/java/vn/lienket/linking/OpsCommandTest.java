package vn.lienket.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienket.linking.Ruling.Action.KEEP;
import static vn.lienket.linking.Ruling.Action.LINK_ANYWAY;
import static vn.lienket.linking.Ruling.Action.UNLINK;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpsCommandTest {

    private final History history = new History();

    @BeforeEach
    void linked() {
        history.confirmed("dvcqg/an", 1).loggedIn("vneid-1", 2);
        history.announced().clear();
    }

    @Test
    void withdrawsTheLinkOnce() {
        history.ruled(UNLINK, "dvcqg/an", 3).ruled(UNLINK, "dvcqg/an", 3).ruled(UNLINK, "dvcqg/an", 4);

        assertThat(history.announced()).containsExactly("#2 unlinked dvcqg/an from vneid-1: OPS_COMMAND, asked by lan");
    }

    @Test
    void keepsAnUnlinkedAccountApartWhateverTheCitizenDoes() {
        history.ruled(UNLINK, "dvcqg/an", 3).loggedIn("vneid-1", 4).loggedIn("vneid-2", 5);
        history.confirmed("dvcqg/an", 6).ruled(KEEP, "dvcqg/an", 7).loggedIn("vneid-2", 4.5);

        assertThat(history.announced()).hasSize(1);
    }

    @Test
    void linksAnUnlinkedAccountAgainWhenOpsSaySo() {
        history.ruled(UNLINK, "dvcqg/an", 3).ruled(LINK_ANYWAY, "dvcqg/an", 4).ruled(UNLINK, "dvcqg/an", 3);

        assertThat(history.announced()).hasSize(2).last().isEqualTo("#3 linked dvcqg/an to vneid-1");
    }

    @Test
    void doesNotLinkAnywayAfterTheCutoff() {
        history.cutoff("dvcqg", AccountType.CITIZEN, 1, 2).ruled(UNLINK, "dvcqg/an", 3);
        history.ruled(LINK_ANYWAY, "dvcqg/an", 4);

        assertThat(history.announced()).hasSize(2).last().isEqualTo("refused dvcqg/an: AFTER_CUTOFF");
    }

    @Test
    void ignoresCommandsOnAccountsThatAreNotTheCitizens() {
        history.ruled(UNLINK, "dvcqg/other", 3).ruled(LINK_ANYWAY, "dvcqg/other", 3);

        assertThat(history.announced()).isEmpty();
    }
}
