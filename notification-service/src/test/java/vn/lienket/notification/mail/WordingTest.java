package vn.lienket.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienket.notification.Language;
import vn.lienket.notification.Matter;
import vn.lienket.notification.NoticeKind;

class WordingTest {

    private final Wording wording = new Wording();

    static Stream<Matter> matters() {
        return Arrays.stream(NoticeKind.values())
                .flatMap(kind -> Stream.concat(Stream.of("", "OF_A_LATER_VERSION"), kind.reasons().stream())
                        .map(reason -> new Matter(kind, reason)));
    }

    @ParameterizedTest
    @MethodSource("matters")
    void hasWordsForEverythingInBothLanguages(Matter matter) {
        for (Language language : Language.values()) {
            for (String text : List.of("title", "what", "next")) {
                assertThat(wording.of(matter, text, language, "Cổng X", "1/7"))
                        .isNotBlank()
                        // Signs that a message format was written wrongly.
                        .doesNotContain("{", "}", "'", "  ");
            }
            assertThat(wording.of(matter, "what", language, "Cổng X")).contains("Cổng X");
        }
    }

    @ParameterizedTest
    @MethodSource("matters")
    void saysEachReasonInItsOwnWords(Matter matter) {
        for (Language language : Language.values()) {
            Set<String> said = new HashSet<>();
            matter.kind()
                    .reasons()
                    .forEach(reason -> said.add(wording.of(new Matter(matter.kind(), reason), "what", language, "X")));
            assertThat(said).hasSameSizeAs(matter.kind().reasons());
        }
    }
}
