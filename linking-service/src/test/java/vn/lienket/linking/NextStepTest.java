package vn.lienket.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextStepTest {

    private final History history = new History();

    @Test
    void ofSomeoneUnknownIsToUpdateTheCccd() {
        expect(NextStep.UPDATE_CCCD, Missing.CONFIRMED_CCCD, Missing.VNEID_LOGIN);
        assertThat(Waiting.of(history.known())).isEmpty();
    }

    @Test
    void isToUpdateTheCccdAsLongAsNoAccountIsConfirmed() {
        history.loggedIn("vneid-1", 3);

        expect(NextStep.UPDATE_CCCD, Missing.CONFIRMED_CCCD);
        assertThat(Waiting.of(history.known())).contains(new Waiting(Missing.CONFIRMED_CCCD, History.day(3)));
    }

    @Test
    void isToLogInOnceAnAccountIsConfirmed() {
        history.confirmed("dvcqg/an", 5).confirmed("hanoi/an", 2).confirmed("hue/an", 4);

        expect(NextStep.LOG_IN_WITH_VNEID, Missing.VNEID_LOGIN);
        assertThat(Waiting.of(history.known())).contains(new Waiting(Missing.VNEID_LOGIN, History.day(2)));
    }

    @Test
    void isToRaiseTheAssuranceAfterALoginThatIsTooLow() {
        history.loggedInAtLevel1("vneid-1", 3).confirmed("dvcqg/an", 5);

        expect(NextStep.RAISE_ASSURANCE, Missing.HIGHER_ASSURANCE);
        assertThat(Waiting.of(history.known())).contains(new Waiting(Missing.HIGHER_ASSURANCE, History.day(3)));
    }

    @Test
    void isNothingOnceLinked() {
        history.confirmed("dvcqg/an", 1).loggedIn("vneid-1", 2);

        expect(NextStep.NOTHING);
        assertThat(Waiting.of(history.known())).isEqualTo(Optional.empty());
    }

    @Test
    void isForOpsWhenThereAreTwoAccounts() {
        history.confirmed("dvcqg/an", 1).confirmed("dvcqg/second", 1).loggedIn("vneid-1", 2);

        expect(NextStep.OPS_DECIDE_DUPLICATE);
    }

    @Test
    void isForOpsWhenTheyUnlinked() {
        history.confirmed("dvcqg/an", 1).loggedIn("vneid-1", 2).ruled(Ruling.Action.UNLINK, "dvcqg/an", 3);

        expect(NextStep.OPS_KEEP_APART);
    }

    @Test
    void isOverAfterTheCutoff() {
        history.cutoff("dvcqg", AccountType.CITIZEN, 1, 2)
                .confirmed("dvcqg/an", 1)
                .loggedIn("vneid-1", 2);

        expect(NextStep.CUTOFF_HAS_PASSED);
    }

    @Test
    void isNotNeededByAnAdmin() {
        history.confirmed("dvcqg/admin", AccountType.PORTAL_ADMIN, 1, "cccd").loggedIn("vneid-1", 2);

        assertThat(history.known().accounts()).extracting(NextStep::of).containsExactly(NextStep.NOT_NEEDED);
        expect(NextStep.NOTHING);
    }

    @Test
    void isToWaitWhileACorrectionIsUnderWay() {
        history.holdHandovers().loggedIn("vneid-1", 1).corrected("dvcqg/an", "k1.former", 2);

        expect(NextStep.WAIT_FOR_CORRECTION);
    }

    private void expect(NextStep step, Missing... missing) {
        assertThat(NextStep.of(history.known())).isEqualTo(step);
        assertThat(Missing.of(history.known())).containsExactlyInAnyOrder(missing);
    }
}
