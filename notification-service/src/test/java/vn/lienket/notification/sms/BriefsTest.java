package vn.lienket.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienket.notification.NoticeKind;

/** The words of text messages. */
class BriefsTest {

    private static final String LONG_NAME = "Cổng Dịch vụ công tỉnh Bà Rịa - Vũng Tàu";

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void haveWordsForEverythingThatFitIntoThreeSegmentsWithTheirMarks(String language) {
        Properties briefs = briefs(language);
        keys().forEach(key -> {
            assertThat(briefs).containsKey(key);
            String text = MessageFormat.format(briefs.getProperty(key), LONG_NAME, "00:00, 01/07/2024");
            assertThat(text).startsWith(LONG_NAME).doesNotContain("{", "http", "  ", "''");
            assertThat(Segments.of(text).count()).as(text).isLessThanOrEqualTo(3);
        });
    }

    private static Stream<String> keys() {
        return Arrays.stream(NoticeKind.values())
                .flatMap(kind -> Stream.concat(
                        Stream.of(kind + ".brief"),
                        kind.reasons().stream().map(reason -> kind + "." + reason + ".brief")));
    }

    private static Properties briefs(String language) {
        try (Reader in = new InputStreamReader(
                BriefsTest.class.getResourceAsStream("/wording/briefs_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            Properties briefs = new Properties();
            briefs.load(in);
            return briefs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
