package vn.lienket.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimTest {

    private static final Claim CLAIM = Claim.of("001187654321", Optional.of("123456789"), "Lê Thị Hoà", "1987-05-21")
            .orElseThrow();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "00118765432,   -,         Lê Hoà, 1987",
                "0011876543210, -,         Lê Hoà, 1987",
                "00118765432x,  -,         Lê Hoà, 1987",
                "٠٠١١٨٧٦٥٤٣٢١,  -,         Lê Hoà, 1987",
                "001187654321,  12345678,  Lê Hoà, 1987",
                "001187654321,  '',        Lê Hoà, 1987",
                "001187654321,  -,         ' ',    1987",
                "001187654321,  -,         Lê Hoà, 87",
                "001187654321,  -,         Lê Hoà, 1987-13-01",
                "001187654321,  -,         Lê Hoà, 21/05/1987",
            })
    void isRefusedForItsShapeOnly(String cccd, String cmnd, String name, String birthDate) {
        assertThat(Claim.of(cccd, Optional.ofNullable(cmnd), name, birthDate)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"999999999999", "000000000000", "001987654321"})
    void isNotRefusedForAnOddNumber(String cccd) {
        assertThat(Claim.of(cccd, Optional.of("123456789012"), "Lê Hoà", "2001"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "NAME,       LÊ THỊ HÒA, true",
        "NAME,       Lê Thị Hoa, false",
        "BIRTH_DATE, 1987-05-21, true",
        "BIRTH_DATE, 1987,       true",
        "BIRTH_DATE, 1988,       false",
        "BIRTH_DATE, 1987-05-12, false",
        "CMND,       123456789,  true",
        "CMND,       123456780,  false",
        "CMND,       '',         true",
    })
    void agreesWithWhatIsRegistered(ClaimField field, String registered, boolean agrees) {
        assertThat(CLAIM.agreesOn(field, registered)).isEqualTo(agrees);
    }

    @Test
    void doesNotAgreeWhenItSaysLessThanIsRegistered() {
        Claim vague =
                Claim.of("001187654321", Optional.empty(), "Lê Thị Hoà", "1987").orElseThrow();
        assertThat(vague.agreesOn(ClaimField.BIRTH_DATE, "1987-05-21")).isFalse();
        assertThat(vague.agreesOn(ClaimField.CMND, "123456789")).isTrue();
    }

    @Test
    void doesNotShowWhatItSays() {
        assertThat(CLAIM.toString()).isEqualTo("Claim[••••••••••••]");
        assertThat(CLAIM.number().toString()).isEqualTo("••••••••••••");
        assertThatThrownBy(() -> new CitizenNumber("00118765432"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("00118765432");
    }
}
