package vn.lienket.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienket.notification.sms.Segments.Encoding.GSM_7;
import static vn.lienket.notification.sms.Segments.Encoding.UCS_2;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "160, 1", "161, 2", "306, 2", "307, 3", "459, 3", "460, 4"})
    void countsTheAlphabetOfGsmInSevenBits(int characters, int segments) {
        assertThat(Segments.of("a".repeat(characters))).isEqualTo(new Segments(GSM_7, segments));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "70, 1", "71, 2", "134, 2", "135, 3", "201, 3", "202, 4"})
    void countsVietnameseInSixteen(int characters, int segments) {
        assertThat(Segments.of("ố".repeat(characters))).isEqualTo(new Segments(UCS_2, segments));
    }

    @Test
    void needsSixteenForASingleLetterWithAMark() {
        assertThat(Segments.of("a".repeat(100) + "đ")).isEqualTo(new Segments(UCS_2, 2));
        // These are in GSM's alphabet, since they are letters of Western Europe.
        assertThat(Segments.of("à è é ì ò ù")).isEqualTo(new Segments(GSM_7, 1));
    }

    @Test
    void tearsNoEscapeAndNoPairApart() {
        assertThat(Segments.of("€".repeat(80))).isEqualTo(new Segments(GSM_7, 1));
        assertThat(Segments.of("€".repeat(81))).isEqualTo(new Segments(GSM_7, 2));
        // 152 + 2 places do not fit into 153, so the second part begins with the sign of two.
        assertThat(Segments.of("a".repeat(152) + "€" + "a".repeat(151))).isEqualTo(new Segments(GSM_7, 2));
        assertThat(Segments.of("a".repeat(152) + "€" + "a".repeat(152))).isEqualTo(new Segments(GSM_7, 3));
        assertThat(Segments.of("😀".repeat(35))).isEqualTo(new Segments(UCS_2, 1));
        // 33 pairs fill 66 of 67.
        assertThat(Segments.of("😀".repeat(67))).isEqualTo(new Segments(UCS_2, 3));
    }

    @Test
    void writesWithoutMarksWhatWouldBecomeTooLong() {
        assertThat(ShortText.of("Tài khoản đã liên kết", 1).text()).isEqualTo("Tài khoản đã liên kết");
        ShortText shorter = ShortText.of("Tài khoản “Đã liên kết” ".repeat(6), 1);
        assertThat(shorter.text()).startsWith("Tai khoan \"Da lien ket\" Tai");
        assertThat(shorter.segments()).isEqualTo(new Segments(GSM_7, 1));
        assertThat(ShortText.of("漢".repeat(300), 2).segments()).isEqualTo(new Segments(UCS_2, 2));
    }
}
