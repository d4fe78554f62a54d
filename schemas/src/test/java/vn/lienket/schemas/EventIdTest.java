package vn.lienket.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventIdTest {

    @Test
    void isTheSameForTheSameInputs() {
        assertThat(EventId.derivedFrom("account-linked", "a", "b"))
                .isEqualTo(EventId.derivedFrom("account-linked", "a", "b"));
    }

    @Test
    void differsByTopicInputAndOrder() {
        assertThat(EventId.derivedFrom("account-linked", "a", "b"))
                .isNotEqualTo(EventId.derivedFrom("link-refused", "a", "b"))
                .isNotEqualTo(EventId.derivedFrom("account-linked", "b", "a"))
                .isNotEqualTo(EventId.derivedFrom("account-linked", "a\nb", ""));
    }

    @Test
    void isAVersion5UuidAsOtherLanguagesMakeIt() {
        // python3: uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_URL, "https://lienket.vn/facts"), "account-linked\na\nb")
        assertThat(EventId.derivedFrom("account-linked", "a", "b")).hasToString("0daa8821-490a-5f2b-94ac-5de12d0148b2");
    }
}
