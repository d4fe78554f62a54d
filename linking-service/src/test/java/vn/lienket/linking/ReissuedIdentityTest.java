package vn.lienket.linking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReissuedIdentityTest {

    private final History history = new History();

    @Test
    void linksAgainToTheNewSubject() {
        history.confirmed("dvcqg/an", 1).confirmed("binhduong/an", 1);
        history.loggedIn("vneid-1", 2).loggedIn("vneid-2", 3);

        assertThat(history.announced())
                .containsExactly(
                        "#1 linked dvcqg/an to vneid-1",
                        "#1 linked binhduong/an to vneid-1",
                        "#2 linked dvcqg/an to vneid-2 instead of vneid-1",
                        "#2 linked binhduong/an to vneid-2 instead of vneid-1");
    }

    @Test
    void doesNotGoBackToTheOldSubjectByALateOrRepeatedLogin() {
        history.confirmed("dvcqg/an", 1).loggedIn("vneid-1", 2).loggedIn("vneid-2", 4);
        history.loggedIn("vneid-1", 2).loggedIn("vneid-1", 3).loggedIn("vneid-1", 5);

        assertThat(history.announced()).hasSize(2);
    }

    @Test
    void endsAtTheNewSubjectWhicheverLoginArrivesFirst() {
        history.loggedIn("vneid-2", 4).loggedIn("vneid-1", 2).confirmed("dvcqg/an", 1);
        history.loggedIn("vneid-1", 3);

        assertThat(history.announced()).containsExactly("#1 linked dvcqg/an to vneid-2");
    }

    @Test
    void linksAgainAfterTheCutoffToo() {
        history.cutoff("dvcqg", AccountType.CITIZEN, 1, 10);
        history.confirmed("dvcqg/an", 1).loggedIn("vneid-1", 2).loggedIn("vneid-2", 99);

        assertThat(history.announced()).last().isEqualTo("#2 linked dvcqg/an to vneid-2 instead of vneid-1");
    }

    @Test
    void countsTheNewSubjectsLoginForAnAccountThatWasNotLinkedYet() {
        history.cutoff("dvcqg", AccountType.CITIZEN, 1, 10);
        history.loggedIn("vneid-1", 2).loggedIn("vneid-2", 99).confirmed("dvcqg/an", 1);

        assertThat(history.announced()).containsExactly("refused dvcqg/an: AFTER_CUTOFF");
    }
}
