package vn.lienket.platform.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void saysWhereTwoTablesDiffer() {
        Tally expected = new Tally();
        expected.add(Tally.LINKED, "dvcqg");
        expected.add(Tally.LINKED, "dvcqg");
        Tally seen = new Tally();
        seen.add(Tally.LINKED, "dvcqg");
        seen.add(Tally.CONFIRMED, "binhduong");
        assertThat(seen.differencesFrom(expected))
                .containsExactly("CCCD confirmed at binhduong: 1, expected 0", "linked at dvcqg: 1, expected 2");
        assertThat(seen.differencesFrom(seen)).isEmpty();
    }
}
