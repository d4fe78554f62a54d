package vn.lienket.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitizenRefTest {

    private static final CitizenRefKey KEY = CitizenRefKey.parse("test-1:dGVzdC1zZWNyZXQtb2YtMzItYnl0ZXMtZm9yLWRvY3M=");

    @ParameterizedTest
    @CsvSource({
        "001087654321, test-1.w2Db3EHMfno8aDsGisAwhQ",
        "079203000001, test-1.2CxwmYy46DzpEWxUKB_Hrg",
        "000000000000, test-1.gzpEnXXNvdFyrS7IsQgSwQ",
    })
    void givesTheTestVectorsOfTheReadme(String citizenNumber, String expected) throws IOException {
        assertThat(CitizenRef.of(KEY, citizenNumber)).hasToString(expected);
        assertThat(Files.readString(Path.of("README.md"))).contains("| `" + citizenNumber + "` | `" + expected + "` |");
    }

    @Test
    void isWhatTheOpensslLineOfTheReadmeGives() throws Exception {
        Matcher line =
                Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")));
        assertThat(line.find()).isTrue();
        Process shell = new ProcessBuilder("bash", "-c", line.group(1)).start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(printed).isEqualTo(CitizenRef.of(KEY, "001087654321").value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345678901", "1234567890123", "00108765432x", "٠٠١٠٨٧٦٥٤٣٢١", " 01087654321"})
    void refusesAWrongShapeWithoutEchoingIt(String wrong) {
        assertThatThrownBy(() -> CitizenRef.of(KEY, wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a citizen number has 12 digits");
    }

    @Test
    void neverPrintsTheSecret() {
        assertThat(KEY).hasToString("CitizenRefKey[test-1]");
    }

    @Test
    void refusesAShortSecret() {
        assertThatThrownBy(() -> CitizenRefKey.parse("k:c2hvcnQ=")).isInstanceOf(IllegalArgumentException.class);
    }
}
