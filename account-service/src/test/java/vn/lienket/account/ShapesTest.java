package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The shapes that rows are read by, letter by letter, are those of these patterns. */
class ShapesTest {

    private static final String NO_ADDRESS = "[^\\s@<>\",;:\\p{Cntrl}]";

    @Test
    void emails() {
        holdsTo(Shapes::isEmail, NO_ADDRESS + "{1,64}@" + NO_ADDRESS + "{1,190}", "aễ😀.@ \t\u007f\u0085<>\",;:", 3);
        assertThat(Shapes.isEmail("😀".repeat(64) + "@" + "x".repeat(190))).isTrue();
        assertThat(Shapes.isEmail("x".repeat(65) + "@x")).isFalse();
        assertThat(Shapes.isEmail("x@" + "x".repeat(191))).isFalse();
    }

    @Test
    void names() {
        holdsTo(Shapes::isName, "(?=.*\\S)[^\\p{Cntrl}]{1,200}", "aễ \t\n\u001f\u007f", 3);
    }

    @Test
    void identityCards() {
        holdsTo(Shapes::isCmnd, "[0-9]{9}|[0-9]{12}", "0000000000000000000019٠x", 13);
    }

    @Test
    void citizenNumbers() {
        holdsTo(CitizenNumber::hasShape, "[0-9]{12}", "0000000000000000000019٠x", 13);
    }

    @Test
    void portals() {
        holdsTo(AccountId::isPortal, "[a-z0-9][a-z0-9-]{0,31}", "az09-az09AZ_ễ", 33);
    }

    @Test
    void accountNumbers() {
        holdsTo(
                AccountId::isNumber,
                "(?![0-9]{12}$)[A-Za-z0-9][A-Za-z0-9._:+~-]{0,63}",
                "azAZ0123456789azAZ0123456789._:+~-@ễ",
                65);
        assertThat(AccountId.isNumber("001087654321")).isFalse();
        assertThat(AccountId.isNumber("0010876543210")).isTrue();
    }

    @Test
    void phones() {
        Pattern punctuation = Pattern.compile("[ ().\\-]");
        Predicate<String> reads = text -> Shapes.phone(text).isPresent();
        String shape = "0[0-9]{8,10}|84[0-9]{8,10}|\\+[1-9][0-9]{6,14}";
        holdsTo(reads, text -> punctuation.matcher(text).replaceAll("").matches(shape), "0084848484+ 1-.()x", 13);
        assertThat(Shapes.phone("(090) 123-4567")).isEqualTo(Optional.of("+84901234567"));
        assertThat(Shapes.phone("0901234567")).isEqualTo(Optional.of("+84901234567"));
        assertThat(Shapes.phone("84901234567")).isEqualTo(Optional.of("+84901234567"));
    }

    private static void holdsTo(Predicate<String> read, String shape, String letters, int longest) {
        holdsTo(read, Pattern.compile(shape).asMatchPredicate(), letters, longest);
    }

    private static void holdsTo(Predicate<String> read, Predicate<String> expected, String letters, int longest) {
        int[] alphabet = letters.codePoints().toArray();
        Random any = new Random(1);
        int[] seen = new int[2];
        for (int i = 0; i < 20_000; i++) {
            String text = IntStream.range(0, any.nextInt(longest + 1))
                    .map(place -> alphabet[any.nextInt(alphabet.length)])
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            boolean fits = expected.test(text);
            assertThat(read.test(text)).as("'%s'", text).isEqualTo(fits);
            seen[fits ? 1 : 0]++;
        }
        assertThat(seen).as("refused and taken").doesNotContain(0);
    }
}
