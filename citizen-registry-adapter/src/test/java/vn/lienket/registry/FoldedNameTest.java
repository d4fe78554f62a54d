package vn.lienket.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedNameTest {

    @ParameterizedTest
    @CsvSource({
        "Nguyễn Thị Hoà, Nguyễn Thị Hòa",
        "NGUYỄN THỊ HÒA, nguyễn thị hoà",
        "Đỗ Thuý Quỳnh, ĐỖ THÚY QUỲNH",
        "Ðỗ Văn Đức, Đỗ Văn Đức",
        "'  Lê   Văn\tTùng ', Lê Văn Tùng",
        "Lê\u00a0Văn\u200b Tùng, Lê Văn Tùng",
        "Hoàng Thị Khoẻ, Hoàng Thị Khỏe",
    })
    void isEqualForSpellingsOfOneName(String one, String other) {
        assertThat(FoldedName.of(one)).isEqualTo(FoldedName.of(other));
    }

    @Test
    void isEqualForComposedAndDecomposedLetters() {
        String name = "Nguyễn Đặng Thuỳ Dương";
        assertThat(FoldedName.of(Normalizer.normalize(name, Normalizer.Form.NFD)))
                .isEqualTo(FoldedName.of(name));
    }

    @ParameterizedTest
    @CsvSource({"Hoà, Hoa", "Hoà, Hoá", "Đức, Dức", "Lê Văn Tùng, Lê Tùng Văn", "Trần Ân, Trần An", "Hoà Bình, Hoàbình"
    })
    void differsForDifferentNames(String one, String other) {
        assertThat(FoldedName.of(one)).isNotEqualTo(FoldedName.of(other));
    }
}
