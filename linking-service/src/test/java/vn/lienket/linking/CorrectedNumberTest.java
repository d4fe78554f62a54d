package vn.lienket.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CorrectedNumberTest {

    private static final String OLD = "k1.old";
    private static final String NEW = "k1.new";
    private static final String THIRD = "k1.third";

    private final History history = new History();

    @Test
    void withdrawsTheLinkAtTheOldCitizenAndPairsAfreshAtTheNew() {
        history.about(OLD).confirmed("dvcqg/an", 1).loggedIn("vneid-old", 2);
        history.about(NEW).corrected("dvcqg/an", OLD, 3).loggedIn("vneid-new", 4);

        assertThat(history.announced())
                .containsExactly(
                        "#1 linked dvcqg/an to vneid-old",
                        "#2 unlinked dvcqg/an from vneid-old: CCCD_CORRECTED",
                        "#3 linked dvcqg/an to vneid-new");
    }

    @Test
    void pairsOnlyAfterTheOldCitizenHasLetGo() {
        history.about(OLD).confirmed("dvcqg/an", 1).loggedIn("vneid-old", 2);
        history.holdHandovers().about(NEW).loggedIn("vneid-new", 1).corrected("dvcqg/an", OLD, 3);
        assertThat(history.announced()).hasSize(1);

        history.deliverHandovers();

        assertThat(history.announced())
                .containsExactly(
                        "#1 linked dvcqg/an to vneid-old",
                        "#2 unlinked dvcqg/an from vneid-old: CCCD_CORRECTED",
                        "#3 linked dvcqg/an to vneid-new");
    }

    @Test
    void changesNothingWhenTheCorrectionRepeats() {
        withdrawsTheLinkAtTheOldCitizenAndPairsAfreshAtTheNew();

        history.about(NEW).corrected("dvcqg/an", OLD, 3);
        history.about(OLD).confirmed("dvcqg/an", 1).loggedIn("vneid-old", 9);

        assertThat(history.announced()).hasSize(3);
    }

    @Test
    void doesNotCountTheOldConfirmationWhenItArrivesAfterTheCorrection() {
        history.about(NEW).corrected("dvcqg/an", OLD, 3).loggedIn("vneid-new", 4);
        history.about(OLD).loggedIn("vneid-old", 2).confirmed("dvcqg/an", 1);

        assertThat(history.announced()).containsExactly("#1 linked dvcqg/an to vneid-new");
    }

    @Test
    void goesBackWhenTheCorrectionIsCorrected() {
        withdrawsTheLinkAtTheOldCitizenAndPairsAfreshAtTheNew();

        history.about(OLD).corrected("dvcqg/an", NEW, 5);

        assertThat(history.announced())
                .hasSize(5)
                .endsWith("#4 unlinked dvcqg/an from vneid-new: CCCD_CORRECTED", "#5 linked dvcqg/an to vneid-old");
    }

    @Test
    void passesThroughACitizenWhoStillWaitsForIt() {
        history.about(OLD).confirmed("dvcqg/an", 1).loggedIn("vneid-old", 2);
        history.holdHandovers();
        history.about(NEW).loggedIn("vneid-new", 1).corrected("dvcqg/an", OLD, 3);
        history.about(THIRD).loggedIn("vneid-third", 1).corrected("dvcqg/an", NEW, 4);

        history.deliverHandovers();

        assertThat(history.announced())
                .containsExactly(
                        "#1 linked dvcqg/an to vneid-old",
                        "#2 unlinked dvcqg/an from vneid-old: CCCD_CORRECTED",
                        "#3 linked dvcqg/an to vneid-third");
    }

    @Test
    void passesThroughWhenTheSecondCorrectionOvertakesTheFirst() {
        history.about(OLD).confirmed("dvcqg/an", 1).loggedIn("vneid-old", 2);
        history.holdHandovers();
        history.about(THIRD).loggedIn("vneid-third", 1).corrected("dvcqg/an", NEW, 4);
        history.deliverHandovers();
        history.about(NEW).loggedIn("vneid-new", 1).corrected("dvcqg/an", OLD, 3);
        history.deliverHandovers();

        assertThat(history.announced())
                .containsExactly(
                        "#1 linked dvcqg/an to vneid-old",
                        "#1 linked dvcqg/an to vneid-third",
                        "#2 unlinked dvcqg/an from vneid-old: CCCD_CORRECTED",
                        "#3 linked dvcqg/an to vneid-third");
    }

    @Test
    void returnsWhileItWasStillOnItsWay() {
        history.about(OLD).confirmed("dvcqg/an", 1).loggedIn("vneid-old", 2);
        history.holdHandovers();
        history.about(NEW).loggedIn("vneid-new", 1).corrected("dvcqg/an", OLD, 3);
        history.about(OLD).corrected("dvcqg/an", NEW, 4);

        history.deliverHandovers();

        assertThat(history.announced()).containsExactly("#1 linked dvcqg/an to vneid-old");
        assertThat(history.about(NEW).known().accounts()).isEmpty();
    }

    @Test
    void returnsWhileItWasStillOnItsWayAndNotLinkedYet() {
        history.about(OLD).confirmed("dvcqg/an", 1);
        history.holdHandovers();
        history.about(NEW).corrected("dvcqg/an", OLD, 3);
        history.about(OLD).corrected("dvcqg/an", NEW, 4);
        history.deliverHandovers();

        history.about(OLD).loggedIn("vneid-old", 5);

        assertThat(history.announced()).containsExactly("#1 linked dvcqg/an to vneid-old");
    }

    @Test
    void givesTheFreedPlaceToTheOtherAccountAtThePortal() {
        history.about(OLD).confirmed("dvcqg/wrong", 1).confirmed("dvcqg/own", 1).loggedIn("vneid-old", 2);
        history.about(NEW).corrected("dvcqg/wrong", OLD, 3);

        assertThat(history.announced())
                .containsExactly(
                        "#1 linked dvcqg/wrong to vneid-old",
                        "refused dvcqg/own: DUPLICATE_ACCOUNT",
                        "#2 unlinked dvcqg/wrong from vneid-old: CCCD_CORRECTED",
                        "#1 linked dvcqg/own to vneid-old");
    }

    @Test
    void isNoCorrectionWhenTheNumberIsTheSame() {
        history.about(NEW).corrected("dvcqg/an", NEW, 3).loggedIn("vneid-new", 4);

        assertThat(history.announced()).containsExactly("#1 linked dvcqg/an to vneid-new");
    }

    @Test
    void isNoNewsOfOtherAccountsWhenItRepeatsAfterTheAccountWentBack() {
        history.about(OLD).confirmed("dvcqg/an", 1);
        history.about(NEW).corrected("dvcqg/an", OLD, 2).loggedIn("vneid-new", 3);
        history.confirmed("binhduong/an", AccountType.PORTAL_ADMIN, 4, "admin");
        history.about(OLD).corrected("dvcqg/an", NEW, 5).loggedIn("vneid-old", 6);
        history.cutoff("binhduong", AccountType.PORTAL_ADMIN, 1, 0);
        List<String> before = List.copyOf(history.announced());

        history.about(NEW).corrected("dvcqg/an", OLD, 2);

        assertThat(history.announced()).isEqualTo(before);
        assertThat(history.reexamined().announced()).endsWith("refused binhduong/an: AFTER_CUTOFF");
    }
}
