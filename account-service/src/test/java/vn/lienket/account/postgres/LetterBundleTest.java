package vn.lienket.account.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.lienket.account.Letter;

class LetterBundleTest {

    @Test
    void givesBackWhatWasPutIn() {
        List<Letter> letters = List.of(
                letter("dvcqg/1", "id 1, source a, trace 7", "payload"),
                letter("dvcqg/2", "id 2, source a, trace 7", null),
                letter("số 3", "id 2, source a, trace 7", ""),
                letter("dvcqg/4", "", "payload 4"),
                letter("dvcqg/5", "aa", "payload 5"),
                letter("dvcqg/6", "aaa", "payload 6"),
                letter("dvcqg/7", "a", "payload 7"));
        assertThat(packed(letters)).usingRecursiveComparison().isEqualTo(letters);
    }

    @Test
    void givesBackHeadersOfAnyBytes() {
        Random random = new Random(7);
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            // Few values, so that fronts and ends are often the same, and overlap.
            byte[] headers = new byte[random.nextInt(8)];
            for (int at = 0; at < headers.length; at++) {
                headers[at] = (byte) random.nextInt(2);
            }
            letters.add(new Letter("topic", "k" + i, headers, new byte[random.nextInt(3)]));
        }
        assertThat(packed(letters)).usingRecursiveComparison().isEqualTo(letters);
    }

    @Test
    void takesOnlyWhatFitsAPageAndIsForItsTopic() {
        LetterBundle bundle = new LetterBundle("topic");
        assertThat(bundle.add(letter("k", "", "x".repeat(8_000)))).isFalse();
        assertThat(bundle.add(new Letter("other", "k", new byte[0], new byte[1])))
                .isFalse();
        assertThat(bundle.add(letter("k", "", "x".repeat(7_900)))).isTrue();
        assertThat(bundle.add(letter("k", "", "x".repeat(100)))).isFalse();
        assertThat(bundle.add(letter("k", "", "x"))).isTrue();
        assertThat(bundle.letters()).isEqualTo(2);
        assertThat(bundle.bytes()).hasSizeLessThan(8_000);
    }

    private static List<Letter> packed(List<Letter> letters) {
        LetterBundle bundle = new LetterBundle("topic");
        letters.forEach(letter -> assertThat(bundle.add(letter)).isTrue());
        return LetterBundle.unpack("topic", bundle.bytes());
    }

    private static Letter letter(String key, String headers, String payload) {
        return new Letter("topic", key, bytes(headers), payload == null ? null : bytes(payload));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
