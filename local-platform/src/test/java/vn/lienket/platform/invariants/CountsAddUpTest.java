package vn.lienket.platform.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CountsAddUpTest {

    private static final StoredAccount LINKED =
            new StoredAccount("dvcqg", "DVC1", "CITIZEN", "LINKED", "subject of hoa");
    private static final StoredAccount CLOSED = new StoredAccount("dvcqg", "DVC9", "CITIZEN", "CLOSED", null);

    @Test
    void holdsWhenDatabaseAndTopicsAgree() {
        assertThat(violations(History.good().closed("DVC9").reached(1, 1), 2, LINKED, CLOSED))
                .isEmpty();
    }

    @Test
    void seesAnAccountThatWasLost() {
        assertThat(violations(History.good(), 2, LINKED))
                .anySatisfy(sentence -> assertThat(sentence).contains("1 accounts are in a state, 2 were imported"));
    }

    @Test
    void seesALinkThatTheDatabaseMissed() {
        assertThat(violations(History.good(), 1, new StoredAccount("dvcqg", "DVC1", "CITIZEN", "CCCD_VERIFIED", null)))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("linked in one place"));
    }

    @Test
    void seesASnapshotThatLacksALink() {
        assertThat(violations(History.good().withoutSnapshot(), 1, LINKED))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("linked in one place"));
    }

    @Test
    void seesAClosureThatWasNotTold() {
        assertThat(violations(History.good(), 2, LINKED, CLOSED))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("no account-closed"));
    }

    @Test
    void seesACutoffThatCountedWrongly() {
        assertThat(violations(History.good().closed("DVC9").reached(1, 0), 2, LINKED, CLOSED))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("counts 1 accounts, there are 2"));
    }

    private static List<String> violations(History history, long imported, StoredAccount... stored) {
        return new CountsAddUp(history.facts(), List.of(stored), imported).violations();
    }
}
