package vn.lienket.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienket.linking.AccountType.CITIZEN;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutoffTest {

    private static final double A_MINUTE = 1.0 / 24 / 60;

    private final History history = new History();

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 1"})
    void judgesByTheLaterOfTheTwoFacts(double confirmed, double loggedIn) {
        history.cutoff("dvcqg", CITIZEN, 1, 2).confirmed("dvcqg/an", confirmed).loggedIn("vneid-1", loggedIn);

        assertThat(history.announced()).containsExactly("refused dvcqg/an: AFTER_CUTOFF");
    }

    @Test
    void linksAPairThatWasCompleteInTimeHoweverLateItArrives() {
        history.cutoff("dvcqg", CITIZEN, 1, 2).confirmed("dvcqg/an", 1);
        history.loggedIn("vneid-1", AssuranceLevel.LEVEL_2, 2 - A_MINUTE, 3 - A_MINUTE);

        assertThat(history.announced()).containsExactly("#1 linked dvcqg/an to vneid-1");
    }

    @Test
    void linksLateUntilTheGraceEnds() {
        history.calendar(
                "dvcqg", CITIZEN, new Cutoff(1, Optional.of(History.day(2)), Optional.of(History.day(4)), false));
        history.about("k1.an").confirmed("dvcqg/an", 1).loggedIn("vneid-1", 4 - A_MINUTE);
        history.about("k1.binh").confirmed("dvcqg/binh", 1).loggedIn("vneid-2", 4);
        history.about("k1.chi").confirmed("dvcqg/chi", 1).loggedIn("vneid-3", 2 - A_MINUTE);

        assertThat(history.announced())
                .containsExactly(
                        "#1 linked dvcqg/an to vneid-1, late",
                        "refused dvcqg/binh: AFTER_CUTOFF",
                        "#1 linked dvcqg/chi to vneid-3");
    }

    @Test
    void linksByAnEarlierLoginThatArrivesLater() {
        history.cutoff("dvcqg", CITIZEN, 1, 5).confirmed("dvcqg/an", 1);
        history.loggedIn("vneid-1", 6).loggedIn("vneid-1", 4);

        assertThat(history.announced())
                .containsExactly("refused dvcqg/an: AFTER_CUTOFF", "#1 linked dvcqg/an to vneid-1");
    }

    @Test
    void concernsOnlyItsPortalAndAccountType() {
        history.cutoff("dvcqg", CITIZEN, 1, 2).loggedIn("vneid-1", 3);
        history.confirmed("binhduong/an", 1).confirmed("dvcqg/org", AccountType.ORGANISATION, 1, "o");

        assertThat(history.announced())
                .containsExactly("#1 linked binhduong/an to vneid-1", "#1 linked dvcqg/org to vneid-1");
    }

    @ParameterizedTest
    @CsvSource({
        "said in time and believed,             4, 5, #1 linked dvcqg/an to vneid-1",
        "said in time but appended a day later, 4, 5.001, refused dvcqg/an: AFTER_CUTOFF",
    })
    void doesNotBelieveALoginFromLongBeforeItWasAppended(String why, double said, double appended, String expected) {
        history.cutoff("dvcqg", CITIZEN, 1, 4.5).confirmed("dvcqg/an", 1);
        history.loggedIn("vneid-1", AssuranceLevel.LEVEL_2, said, appended);

        assertThat(history.announced()).as(why).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "five minutes ahead, 5, refused dvcqg/an: AFTER_CUTOFF",
        "six minutes ahead,  6, #1 linked dvcqg/an to vneid-1"
    })
    void doesNotBelieveALoginFromTheFuture(String why, int minutes, String expected) {
        history.cutoff("dvcqg", CITIZEN, 1, 4).confirmed("dvcqg/an", 1);
        history.loggedIn("vneid-1", AssuranceLevel.LEVEL_2, 4 + A_MINUTE, 4 + A_MINUTE - minutes * A_MINUTE);

        assertThat(history.announced()).as(why).containsExactly(expected);
    }

    @Test
    void reopensWhatAnEarlierCutoffRefused() {
        history.cutoff("dvcqg", CITIZEN, 1, 2).confirmed("dvcqg/an", 1).loggedIn("vneid-1", 3);
        assertThat(history.known().hopesForAnotherCalendar()).isTrue();

        history.cutoff("dvcqg", CITIZEN, 2, 9).reexamined().reexamined();

        assertThat(history.announced())
                .containsExactly("refused dvcqg/an: AFTER_CUTOFF", "#1 linked dvcqg/an to vneid-1");
        assertThat(history.known().hopesForAnotherCalendar()).isFalse();
    }

    @Test
    void leavesALinkAloneWhenTheCutoffIsBroughtForward() {
        history.cutoff("dvcqg", CITIZEN, 1, 9).confirmed("dvcqg/an", 1).loggedIn("vneid-1", 3);

        history.cutoff("dvcqg", CITIZEN, 2, 2).reexamined();

        assertThat(history.announced()).hasSize(1);
    }

    @Test
    void ignoresACalendarVersionThatWasReplaced() {
        history.cutoff("dvcqg", CITIZEN, 2, 9).cutoff("dvcqg", CITIZEN, 1, 2);
        history.confirmed("dvcqg/an", 1).loggedIn("vneid-1", 3);

        assertThat(history.announced()).containsExactly("#1 linked dvcqg/an to vneid-1");
    }

    @Test
    void refusesExemptTypesUntilTheyAreNoLonger() {
        history.calendar("dvcqg", CITIZEN, Cutoff.exempt(1))
                .confirmed("dvcqg/an", 1)
                .loggedInAtLevel1("vneid-1", 2);
        history.loggedIn("vneid-1", 3).loggedIn("vneid-1", 2);

        history.calendar("dvcqg", CITIZEN, Cutoff.never(2)).reexamined();

        assertThat(history.announced()).containsExactly("refused dvcqg/an: EXEMPT", "#1 linked dvcqg/an to vneid-1");
    }

    @Test
    void exemptsPortalAdminsWithoutBeingTold() {
        history.confirmed("dvcqg/admin", AccountType.PORTAL_ADMIN, 1, "a").loggedIn("vneid-1", 3);

        assertThat(history.announced()).containsExactly("refused dvcqg/admin: EXEMPT");
    }

    @Test
    void cutsNothingOffWithoutAnEntry() {
        history.confirmed("dvcqg/post", AccountType.POST, 1, "p").loggedIn("vneid-1", 9999);

        assertThat(history.announced()).containsExactly("#1 linked dvcqg/post to vneid-1");
    }

    @Test
    void takesTheTypeFromTheLatestConfirmation() {
        history.confirmed("dvcqg/an", AccountType.PORTAL_ADMIN, 1, "a").loggedIn("vneid-1", 3);
        history.confirmed("dvcqg/an", CITIZEN, 4, "b").confirmed("dvcqg/an", AccountType.PORTAL_ADMIN, 1, "a");

        assertThat(history.announced()).containsExactly("refused dvcqg/an: EXEMPT", "#1 linked dvcqg/an to vneid-1");
    }
}
