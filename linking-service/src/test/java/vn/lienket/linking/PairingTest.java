package vn.lienket.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairingTest {

    private final History history = new History();

    @Test
    void linksWhenTheLoginFollowsTheConfirmation() {
        history.confirmed("dvcqg/an", 1).loggedIn("vneid-1", 2);

        assertThat(history.announced()).containsExactly("#1 linked dvcqg/an to vneid-1");
    }

    @Test
    void linksWhenTheConfirmationFollowsTheLogin() {
        history.loggedIn("vneid-1", 2).confirmed("dvcqg/an", 1);

        assertThat(history.announced()).containsExactly("#1 linked dvcqg/an to vneid-1");
    }

    @ParameterizedTest
    @CsvSource({"1, 2000", "2000, 1", "1, 1"})
    void linksAtAnyDistanceInTime(double confirmed, double loggedIn) {
        history.confirmed("dvcqg/an", confirmed).loggedIn("vneid-1", loggedIn);

        assertThat(history.announced()).hasSize(1);
    }

    @Test
    void saysNothingWhileHalfOfThePairIsMissing() {
        assertThat(history.confirmed("dvcqg/an", 1).announced()).isEmpty();
        assertThat(history.about("k1.other").loggedIn("vneid-2", 1).announced()).isEmpty();
    }

    @Test
    void linksAllOfACitizensAccountsByOneLogin() {
        history.confirmed("dvcqg/an", 1).confirmed("binhduong/an", 1).loggedIn("vneid-1", 2);
        history.confirmed("hcm/an", 3);

        assertThat(history.announced())
                .containsExactly(
                        "#1 linked dvcqg/an to vneid-1",
                        "#1 linked binhduong/an to vneid-1",
                        "#1 linked hcm/an to vneid-1");
    }

    @Test
    void announcesNothingAgainWhenFactsRepeat() {
        history.confirmed("dvcqg/an", 1).loggedIn("vneid-1", 2);
        Citizen known = history.known();

        history.loggedIn("vneid-1", 2).confirmed("dvcqg/an", 1).loggedIn("vneid-1", 2);

        assertThat(history.announced()).hasSize(1);
        assertThat(history.known()).isEqualTo(known);
    }

    @Test
    void announcesNothingWhenTheSameIsToldByAnotherFact() {
        history.confirmed("dvcqg/an", 1).loggedIn("vneid-1", 2).loggedIn("vneid-1", 9);
        history.confirmed("dvcqg/an", AccountType.CITIZEN, 8, "asked again");

        assertThat(history.announced()).hasSize(1);
    }

    @Test
    void restsOnTheEarliestFactsWhenTheyArriveBeforeThePairIsComplete() {
        history.loggedIn("vneid-1", 9).loggedIn("vneid-1", 2).loggedIn("vneid-1", 5);
        history.confirmed("dvcqg/an", 1);

        assertThat(history.known()
                        .account(new PortalAccount("dvcqg", "an"))
                        .orElseThrow()
                        .link())
                .hasValueSatisfying(link -> {
                    assertThat(link.grounds().login().at()).isEqualTo(History.day(2));
                    assertThat(link.grounds().effectiveTime()).isEqualTo(History.day(2));
                });
    }

    @Test
    void keepsCitizensApart() {
        history.about("k1.an").confirmed("dvcqg/an", 1);
        history.about("k1.binh").loggedIn("vneid-2", 1);

        assertThat(history.announced()).isEqualTo(List.of());
    }
}
