package vn.lienket.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientTest {

    @ParameterizedTest
    @CsvSource({
        "0901234567, +84901234567",
        "+84 90 123 45 67, +84901234567",
        "(090) 123-4567, +84901234567",
        "0084901234567, +84901234567",
        // Of before 2018.
        "01234567890, +84834567890",
        "+841687654321, +84387654321",
        "01991234567, +84591234567",
        "+14155552671, +14155552671",
        "+81 90-1234-5678, +819012345678"
    })
    void readsNumbersAsPeopleWriteThem(String written, String number) throws Recipient.Unreachable {
        assertThat(Recipient.of(written).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "113", "0901", "090123456789012345", "+999123456789", "0101234567"})
    void sendsNothingToWhatIsNoNumber(String written) {
        assertThatThrownBy(() -> Recipient.of(written))
                .hasMessage("PHONE_INVALID")
                .hasNoCause();
    }

    @Test
    void sendsNothingToALandline() {
        assertThatThrownBy(() -> Recipient.of("024 3825 1234")).hasMessage("PHONE_NOT_MOBILE");
    }

    @Test
    void keepsTheNumberToItself() throws Recipient.Unreachable {
        assertThat(Recipient.of("0901234567")).asString().doesNotContain("901");
    }
}
