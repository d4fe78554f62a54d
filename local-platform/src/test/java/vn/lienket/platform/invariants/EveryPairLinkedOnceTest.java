package vn.lienket.platform.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienket.platform.invariants.History.AFTER;
import static vn.lienket.platform.invariants.History.BEFORE;

import org.junit.jupiter.api.Test;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.RefusalReason;

class EveryPairLinkedOnceTest {

    @Test
    void holdsWhenEveryPairIsLinkedOnce() {
        assertThat(violations(History.good())).isEmpty();
    }

    @Test
    void holdsWhenThePairCameTooLate() {
        assertThat(violations(new History()
                        .cutoffOf("CITIZEN")
                        .confirmed("hoa", "DVC1", BEFORE)
                        .login("hoa", AssuranceLevel.LEVEL_2, AFTER)))
                .isEmpty();
    }

    @Test
    void seesAPairThatWasForgotten() {
        assertThat(violations(
                        new History().confirmed("hoa", "DVC1", BEFORE).login("hoa", AssuranceLevel.LEVEL_2, BEFORE)))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("was not linked"));
    }

    @Test
    void seesALinkThatWasToldTwice() {
        assertThat(violations(History.good().linked("hoa", "DVC1", 1)))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("same sequence"));
    }

    @Test
    void seesASecondAccountAtTheSamePortal() {
        assertThat(violations(History.good().confirmed("hoa", "DVC2", BEFORE).linked("hoa", "DVC2", 1)))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("2 accounts linked"));
    }

    @Test
    void seesASecondAccountThatNobodyDecided() {
        assertThat(violations(History.good().confirmed("hoa", "DVC2", BEFORE)))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("neither linked nor refused"));
        assertThat(violations(History.good()
                        .confirmed("hoa", "DVC2", BEFORE)
                        .refused("hoa", "DVC2", RefusalReason.DUPLICATE_ACCOUNT)))
                .isEmpty();
    }

    private static java.util.List<String> violations(History history) {
        return new EveryPairLinkedOnce(history.facts()).violations();
    }
}
