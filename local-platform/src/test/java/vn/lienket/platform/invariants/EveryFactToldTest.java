package vn.lienket.platform.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EveryFactToldTest {

    private static final Map<String, String> REACHABLE = Map.of("dvcqg/DVC1", "CITIZEN");

    @Test
    void holdsWhenEachFactHasOneMail() {
        assertThat(violations("confirmed DVC1", "linked DVC1 1")).isEmpty();
    }

    @Test
    void seesAFactThatWasNotTold() {
        assertThat(violations("confirmed DVC1")).containsExactly("AccountLinked linked DVC1 1 was not told");
    }

    @Test
    void seesAFactThatWasToldTwice() {
        assertThat(violations("confirmed DVC1", "linked DVC1 1", "linked DVC1 1"))
                .containsExactly("fact linked DVC1 1 was told again");
    }

    @Test
    void seesAMailAboutNothing() {
        assertThat(violations("confirmed DVC1", "linked DVC1 1", "invented"))
                .containsExactly("a message tells invented, which is no fact");
    }

    @Test
    void takesALetterAboutTheCutoffOnceFromWhomItConcerns() {
        String letter = CalendarLetters.id("cutoff", "dvcqg/DVC1");
        assertThat(violations("confirmed DVC1", "linked DVC1 1", letter)).isEmpty();
        assertThat(violations("confirmed DVC1", "linked DVC1 1", letter, letter))
                .hasSize(1);
        assertThat(violations("confirmed DVC1", "linked DVC1 1", CalendarLetters.id("cutoff", "dvcqg/DVC2")))
                .hasSize(1);
    }

    @Test
    void expectsNothingForAnAccountWithoutAnAddress() {
        assertThat(new EveryFactTold(History.good().facts(), Map.of(), List.of(), 0).violations())
                .isEmpty();
    }

    @Test
    void forgivesOnlyAsManyCopiesAsCrashesMayHaveCaused() {
        assertThat(violations(1, "confirmed DVC1", "linked DVC1 1", "linked DVC1 1"))
                .isEmpty();
        assertThat(violations(1, "confirmed DVC1", "linked DVC1 1", "linked DVC1 1", "confirmed DVC1"))
                .hasSize(2);
    }

    private static List<String> violations(String... mailed) {
        return violations(0, mailed);
    }

    private static List<String> violations(long copiesAllowed, String... mailed) {
        return new EveryFactTold(History.good().facts(), REACHABLE, List.of(mailed), copiesAllowed).violations();
    }
}
