package vn.lienket.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienket.linking.Ruling.Action.KEEP;
import static vn.lienket.linking.Ruling.Action.LINK_ANYWAY;
import static vn.lienket.linking.Ruling.Action.UNLINK;

import org.junit.jupiter.api.Test;

class DuplicateAccountTest {

    private final History history = new History();

    @Test
    void refusesTheSecondAccountAtTheSamePortal() {
        history.confirmed("dvcqg/first", 5).confirmed("dvcqg/second", 1).loggedIn("vneid-1", 9);

        assertThat(history.announced())
                .containsExactly("#1 linked dvcqg/first to vneid-1", "refused dvcqg/second: DUPLICATE_ACCOUNT");
    }

    @Test
    void refusesItOnceHoweverOftenTheCitizenLogsIn() {
        history.confirmed("dvcqg/first", 1).loggedIn("vneid-1", 2).confirmed("dvcqg/second", 3);
        history.loggedIn("vneid-1", 4).loggedIn("vneid-1", 1);

        assertThat(history.announced()).hasSize(2);
    }

    @Test
    void doesNotMindAnAccountThatCouldNotLinkItself() {
        history.confirmed("dvcqg/admin", AccountType.PORTAL_ADMIN, 1, "a").confirmed("dvcqg/citizen", 1);
        history.loggedIn("vneid-1", 2);

        assertThat(history.announced())
                .containsExactly("refused dvcqg/admin: EXEMPT", "#1 linked dvcqg/citizen to vneid-1");
    }

    @Test
    void linksTheSecondAnywayWhenOpsSaySo() {
        refusesTheSecondAccountAtTheSamePortal();

        history.ruled(LINK_ANYWAY, "dvcqg/second", 10).ruled(LINK_ANYWAY, "dvcqg/second", 10);

        assertThat(history.announced()).hasSize(3).last().isEqualTo("#1 linked dvcqg/second to vneid-1");
    }

    @Test
    void remembersToLinkAnywayWhenOpsWereFasterThanTheCitizen() {
        history.confirmed("dvcqg/first", 1).confirmed("dvcqg/second", 1);
        history.ruled(LINK_ANYWAY, "dvcqg/second", 2).loggedIn("vneid-1", 3);

        assertThat(history.announced())
                .containsExactly("#1 linked dvcqg/first to vneid-1", "#1 linked dvcqg/second to vneid-1");
    }

    @Test
    void changesNothingWhenOpsKeepTheFirst() {
        refusesTheSecondAccountAtTheSamePortal();

        history.ruled(KEEP, "dvcqg/first", 10).ruled(KEEP, "dvcqg/second", 10).loggedIn("vneid-1", 11);

        assertThat(history.announced()).hasSize(2);
    }

    @Test
    void leavesItToOpsWhichAccountTakesThePlaceOfAnUnlinkedOne() {
        refusesTheSecondAccountAtTheSamePortal();

        history.ruled(UNLINK, "dvcqg/first", 10).loggedIn("vneid-1", 11);
        assertThat(history.announced()).hasSize(3);

        history.ruled(LINK_ANYWAY, "dvcqg/second", 12);
        assertThat(history.announced()).hasSize(4).last().isEqualTo("#1 linked dvcqg/second to vneid-1");
    }
}
