package vn.lienket.platform.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OneSubjectOneAccountTest {

    private static final StoredAccount LINKED =
            new StoredAccount("dvcqg", "DVC1", "CITIZEN", "LINKED", "subject of hoa");

    @Test
    void holdsForOneLink() {
        assertThat(violations(History.good(), LINKED)).isEmpty();
    }

    @Test
    void seesAnAccountOfTwoCitizens() {
        assertThat(violations(History.good().linked("lan", "DVC1", 1), LINKED))
                .anySatisfy(sentence -> assertThat(sentence).contains("linked to 2 citizens"));
    }

    @Test
    void seesACitizenWithTwoLinkedAccountsAtAPortal() {
        assertThat(violations(History.good().linked("hoa", "DVC2", 1), LINKED))
                .anySatisfy(sentence -> assertThat(sentence).contains("has 2 linked accounts"));
    }

    @Test
    void seesADatabaseThatNamesAnotherSubject() {
        assertThat(violations(
                        History.good(), new StoredAccount("dvcqg", "DVC1", "CITIZEN", "LINKED", "subject of lan")))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("another subject"));
    }

    @Test
    void seesADatabaseWithTwoSubjects() {
        assertThat(violations(History.good(), LINKED, LINKED))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains("2 subjects"));
    }

    private static List<String> violations(History history, StoredAccount... stored) {
        return new OneSubjectOneAccount(history.facts(), List.of(stored)).violations();
    }
}
