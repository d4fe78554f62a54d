package vn.lienket.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienket.linking.History.day;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one citizen's decision answers another's, also when messages repeat, overtake each other, or ask for what is gone. */
class HandoverTest {

    private static final PortalAccount ACCOUNT = new PortalAccount("dvcqg", "an");

    private final LinkingRules rules = new LinkingRules(AssuranceLevel.LEVEL_2, ClockBounds.DEFAULT);
    private Citizen citizen = Citizen.UNKNOWN;

    @Test
    void letsGoAndAnswersWithTheSequence() {
        linked();

        assertThat(ask(2, "k1.b")).containsExactly("unlinked #2", "answers k1.b: 2");
        assertThat(citizen.account(ACCOUNT)).isEmpty();
    }

    @Test
    void answersTheSameWhenAskedAgain() {
        linked();
        ask(2, "k1.b");

        assertThat(ask(2, "k1.b")).containsExactly("answers k1.b: 2");
    }

    @Test
    void tellsAnEarlierCorrectionThatItWasOvertaken() {
        linked();
        ask(3, "k1.b");

        assertThat(ask(2, "k1.c")).containsExactly("answers k1.c: 2, overtaken on day 3");
    }

    @Test
    void answersALaterCorrectionOnly() {
        linked();
        ask(2, "k1.b");

        assertThat(ask(3, "k1.d")).containsExactly("answers k1.d: 2");
    }

    @Test
    void keepsWhatWasConfirmedSinceTheCorrection() {
        linked();

        assertThat(ask(1, "k1.b")).containsExactly("answers k1.b: 1, overtaken on day 1");
        assertThat(citizen.account(ACCOUNT)).isPresent();
    }

    @Test
    void answersForAnAccountNeverSeen() {
        assertThat(ask(2, "k1.b")).containsExactly("answers k1.b: 0");
        assertThat(tell(confirmed(1, Optional.empty()))).isEmpty();
        assertThat(citizen.accounts()).isEmpty();
    }

    @Test
    void owesTheAnswerUntilItHasItsOwn() {
        tell(confirmed(2, Optional.of("k1.old")));

        assertThat(ask(3, "k1.c")).isEmpty();
        assertThat(ask(3, "k1.c")).isEmpty();
        assertThat(answer(2, 5)).containsExactly("answers k1.c: 5");
        assertThat(answer(2, 5)).isEmpty();
        assertThat(answer(2, 7)).containsExactly("answers k1.c: 7");
    }

    @Test
    void dismissesWhoWaitsWhenALaterCorrectionAsks() {
        tell(confirmed(2, Optional.of("k1.old")));
        ask(3, "k1.c");

        assertThat(ask(4, "k1.d")).containsExactly("answers k1.c: 0, overtaken on day 4");
        assertThat(answer(2, 5)).containsExactly("answers k1.d: 5");
    }

    @Test
    void pairsOnlyWhenItIsAnswered() {
        tell(loggedIn());
        assertThat(tell(confirmed(2, Optional.of("k1.old")))).containsExactly("asks k1.old");

        assertThat(answer(2, 5)).containsExactly("linked #6");
    }

    @Test
    void losesTheAccountWhenItWasOvertaken() {
        tell(loggedIn());
        tell(confirmed(2, Optional.of("k1.old")));

        assertThat(tell(new Handover.Answer(ACCOUNT, correction(2), 5, Optional.of(day(4)))))
                .isEmpty();
        assertThat(citizen.accounts()).isEmpty();
        assertThat(tell(confirmed(4, Optional.empty()))).isEmpty();
        assertThat(tell(confirmed(5, Optional.empty()))).containsExactly("linked #6");
    }

    @Test
    void announcesALinkAgainAfterAPastThatCameLate() {
        linked();

        assertThat(answer(9, 7)).containsExactly("linked #8");
        assertThat(answer(9, 7)).isEmpty();
        assertThat(answer(9, 8)).isEmpty();
    }

    @Test
    void goesOnFromAPastThatCameBeforeTheLink() {
        tell(confirmed(1, Optional.empty()));

        assertThat(answer(9, 7)).isEmpty();
        assertThat(tell(loggedIn())).containsExactly("linked #8");
    }

    @Test
    void asksAlsoWhenTheAccountWasKnownBefore() {
        tell(confirmed(1, Optional.empty()));

        assertThat(tell(confirmed(2, Optional.of("k1.old")))).containsExactly("asks k1.old");
        assertThat(tell(loggedIn())).isEmpty();
        assertThat(answer(2, 2)).containsExactly("linked #3");
    }

    @Test
    void doesNotTakeALinkBackToAskForItsPast() {
        linked();

        assertThat(tell(confirmed(2, Optional.of("k1.old")))).containsExactly("asks k1.old");
        assertThat(citizen.account(ACCOUNT).flatMap(Account::link)).isPresent();
        assertThat(NextStep.of(citizen)).isEqualTo(NextStep.NOTHING);
        assertThat(tell(confirmed(1, Optional.of("k1.older")))).isEmpty();
    }

    @Test
    void isNotForAnAccountThatWasTheCitizensAlready() {
        tell(loggedIn());

        assertThat(tell(confirmed(2, Optional.of("k1.me")))).containsExactly("linked #1");
    }

    @Test
    void remembersTheDepartureOfEachAccount() {
        ask(2, "k1.b");
        tell(new Handover.Ask(new PortalAccount("hue", "an"), correction(7), "k1.c"));
        ask(3, "k1.d");

        assertThat(citizen.departures())
                .extracting(Departure::account)
                .containsExactlyInAnyOrder(ACCOUNT, new PortalAccount("hue", "an"));
        tell(loggedIn());
        assertThat(tell(confirmed(4, Optional.empty()))).containsExactly("linked #1");
    }

    private void linked() {
        tell(confirmed(1, Optional.empty()));
        assertThat(tell(loggedIn())).containsExactly("linked #1");
    }

    private List<String> ask(int day, String from) {
        return tell(new Handover.Ask(ACCOUNT, correction(day), from));
    }

    private List<String> answer(int day, long sequence) {
        return tell(new Handover.Answer(ACCOUNT, correction(day), sequence, Optional.empty()));
    }

    private static Evidence correction(int day) {
        return new Evidence("cccd of day " + day, day(day));
    }

    private static Fact confirmed(int day, Optional<String> movedFrom) {
        return new Fact.CccdConfirmed("k1.me", ACCOUNT, AccountType.CITIZEN, correction(day), movedFrom);
    }

    private static Fact loggedIn() {
        return new Fact.LoggedIn("vneid-1", AssuranceLevel.LEVEL_2, new Evidence("login", day(1)), day(1));
    }

    private List<String> tell(Fact fact) {
        Decision decision = rules.decide(citizen, fact, Calendar.EMPTY);
        citizen = decision.citizen();
        return decision.outcomes().stream()
                .map(outcome -> outcome.fold(
                        linked -> "linked #" + linked.sequence(),
                        unlinked -> "unlinked #" + unlinked.sequence(),
                        refused -> "refused",
                        told -> said(told)))
                .toList();
    }

    private static String said(Outcome.Told told) {
        return told.message()
                .fold(
                        ask -> "asks " + told.citizenRef(),
                        answer -> "answers " + told.citizenRef() + ": " + answer.sequence()
                                + answer.overtakenAt()
                                        .map(at -> ", overtaken on day "
                                                + java.time.Duration.between(day(0), at)
                                                        .toDays())
                                        .orElse(""));
    }
}
