package vn.lienket.linking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AssuranceTest {

    private final History history = new History();

    @Test
    void refusesALoginThatIsTooLowOnce() {
        history.confirmed("dvcqg/an", 1).loggedInAtLevel1("vneid-1", 2).loggedInAtLevel1("vneid-1", 3);

        assertThat(history.announced()).containsExactly("refused dvcqg/an: ASSURANCE_TOO_LOW");
    }

    @Test
    void refusesItAlsoWhenTheConfirmationComesLast() {
        history.loggedInAtLevel1("vneid-1", 2).confirmed("dvcqg/an", 3);

        assertThat(history.announced()).containsExactly("refused dvcqg/an: ASSURANCE_TOO_LOW");
    }

    @Test
    void linksByALaterLoginAtTheRightLevel() {
        refusesALoginThatIsTooLowOnce();

        history.loggedIn("vneid-1", 9);

        assertThat(history.announced()).hasSize(2).last().isEqualTo("#1 linked dvcqg/an to vneid-1");
    }

    @Test
    void doesNotMindLowLoginsOnceOneReachedTheLevel() {
        history.loggedIn("vneid-1", 2).loggedInAtLevel1("vneid-1", 1).confirmed("dvcqg/an", 3);
        history.loggedInAtLevel1("vneid-2", 9);

        assertThat(history.announced()).containsExactly("#1 linked dvcqg/an to vneid-1");
    }

    @Test
    void countsTheTimeOfTheFirstLoginThatReachedTheLevel() {
        history.cutoff("dvcqg", AccountType.CITIZEN, 1, 5);
        history.confirmed("dvcqg/an", 1).loggedInAtLevel1("vneid-1", 2).loggedIn("vneid-1", 6);

        assertThat(history.announced())
                .containsExactly("refused dvcqg/an: ASSURANCE_TOO_LOW", "refused dvcqg/an: AFTER_CUTOFF");
    }

    @Test
    void linksAtLevelOneWhereThatIsTheMinimum() {
        LinkingRules lenient = new LinkingRules(AssuranceLevel.LEVEL_1, ClockBounds.DEFAULT);
        Fact login =
                new Fact.LoggedIn("vneid-1", AssuranceLevel.LEVEL_1, new Evidence("l", History.day(1)), History.day(1));

        assertThat(lenient.decide(Citizen.UNKNOWN, login, Calendar.EMPTY)
                        .citizen()
                        .identity())
                .isPresent();
    }
}
