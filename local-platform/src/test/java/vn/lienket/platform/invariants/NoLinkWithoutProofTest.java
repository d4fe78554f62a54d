package vn.lienket.platform.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienket.platform.invariants.History.AFTER;
import static vn.lienket.platform.invariants.History.BEFORE;

import org.junit.jupiter.api.Test;
import vn.lienket.facts.AssuranceLevel;

class NoLinkWithoutProofTest {

    @Test
    void holdsForALinkWithBothProofs() {
        assertThat(new NoLinkWithoutProof(History.good().facts()).violations()).isEmpty();
    }

    @Test
    void seesALinkWithoutAConfirmedCccd() {
        assertBroken(
                new History().login("hoa", AssuranceLevel.LEVEL_2, BEFORE).linked("hoa", "DVC1", 1),
                "there is no cccd-updated");
    }

    @Test
    void seesAConfirmationThatNobodyAskedFor() {
        assertBroken(
                new History()
                        .confirmedUnasked("hoa", "DVC1", BEFORE)
                        .login("hoa", AssuranceLevel.LEVEL_2, BEFORE)
                        .linked("hoa", "DVC1", 1),
                "answers no request");
    }

    @Test
    void asksForNoRequestThatAnErasureDeleted() {
        History history = new History()
                .confirmedUnasked("hoa", "DVC1", BEFORE)
                .login("hoa", AssuranceLevel.LEVEL_2, BEFORE)
                .linked("hoa", "DVC1", 1);
        history.facts().lackRequests();
        assertThat(new NoLinkWithoutProof(history.facts()).violations()).isEmpty();
    }

    @Test
    void seesALinkWithoutALogin() {
        assertBroken(
                new History().confirmed("hoa", "DVC1", BEFORE).linked("hoa", "DVC1", 1), "there is no vneid-login");
    }

    @Test
    void seesALinkToAnotherCitizen() {
        assertBroken(
                new History()
                        .confirmed("lan", "DVC1", BEFORE)
                        .login("hoa", AssuranceLevel.LEVEL_2, BEFORE)
                        .linked("hoa", "DVC1", 1),
                "of another citizen");
    }

    @Test
    void seesALoginOfTooLowALevel() {
        assertBroken(
                new History()
                        .confirmed("hoa", "DVC1", BEFORE)
                        .login("hoa", AssuranceLevel.LEVEL_1, BEFORE)
                        .linked("hoa", "DVC1", 1),
                "below level 2");
    }

    @Test
    void seesAPairThatWasCompleteTooLate() {
        assertBroken(
                new History()
                        .cutoffOf("CITIZEN")
                        .confirmed("hoa", "DVC1", BEFORE)
                        .login("hoa", AssuranceLevel.LEVEL_2, AFTER)
                        .linked("hoa", "DVC1", 1),
                "only after the cutoff");
    }

    @Test
    void seesALinkOfATypeThatWasExemptAlready() {
        assertBroken(
                new History()
                        .exempted("CITIZEN", BEFORE)
                        .confirmed("hoa", "DVC1", BEFORE)
                        .login("hoa", AssuranceLevel.LEVEL_2, BEFORE)
                        .linked("hoa", "DVC1", 1),
                "was exempt");
    }

    @Test
    void holdsForALinkOfATypeThatWasExemptedOnlyLater() {
        assertThat(new NoLinkWithoutProof(
                                History.good().exempted("CITIZEN", AFTER).facts())
                        .violations())
                .isEmpty();
    }

    @Test
    void holdsForALinkThatWasRenewedAfterItsTypeWasExempted() {
        History history = History.good().exempted("CITIZEN", AFTER).reissued("hoa", "DVC1", AFTER.plusSeconds(60));
        assertThat(new NoLinkWithoutProof(history.facts()).violations()).isEmpty();
    }

    private static void assertBroken(History history, String why) {
        assertThat(new NoLinkWithoutProof(history.facts()).violations())
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains(why));
    }
}
