package vn.lienket.platform.national;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A Vietnamese name as names are compared: case, spaces and Unicode form do not count, nor does which vowel of a syllable carries the tone mark
 * ("Hoà" = "Hòa"). Circumflex, breve, horn and the stroke of Đ make other letters, so they count.
 */
record FoldedName(String value) {

    private static final Pattern TONE_MARK = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");

    static FoldedName of(String name) {
        StringBuilder folded = new StringBuilder();
        // U+00D0 and U+00F0 (eth) look like Đ and đ and come from some keyboards.
        String oneStroke = name.replace('\u00D0', '\u0110').replace('\u00F0', '\u0111');
        String decomposed = Normalizer.normalize(oneStroke, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        for (String syllable : decomposed.strip().split("[\\s\\u00A0]+")) {
            folded.append(TONE_MARK.matcher(syllable).replaceAll(""));
            TONE_MARK.matcher(syllable).results().forEach(mark -> folded.append(mark.group()));
            folded.append(' ');
        }
        return new FoldedName(folded.toString().strip());
    }
}
