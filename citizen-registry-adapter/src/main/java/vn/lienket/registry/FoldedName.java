package vn.lienket.registry;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The form in which two spellings of one Vietnamese name are equal: case, spaces, NFC or NFD, Đ or its look-alike Ð, and where in the syllable the tone
 * mark stands ("Hoà" = "Hòa"). Different tones and vowels stay different: "Hoà" and "Hoa" are two names.
 */
final class FoldedName {

    /** Unicode's own folding for comparison: case, compatible letters, and what cannot be seen. */
    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();

    private static final Normalizer2 MARKS_APART = Normalizer2.getNFDInstance();

    /** Grave, acute, tilde, hook above, dot below; the other marks belong to the vowel. */
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    private FoldedName() {}

    static String of(String name) {
        String folded = FOLDING.normalize(name).replace('\u00f0', '\u0111');
        return Arrays.stream(MARKS_APART.normalize(folded).strip().split("\\s+"))
                .map(FoldedName::toneLast)
                .collect(Collectors.joining(" "));
    }

    private static String toneLast(String syllable) {
        StringBuilder letters = new StringBuilder();
        StringBuilder tones = new StringBuilder();
        syllable.chars().forEach(letter -> (TONES.indexOf(letter) < 0 ? letters : tones).append((char) letter));
        return letters.append(tones).toString();
    }
}
