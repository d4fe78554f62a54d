package vn.lienket.notification.sms;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A text that keeps to a number of segments: with its marks if it can, else without, as Vietnamese people write in a hurry, else cut. */
record ShortText(String text, Segments segments) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    static ShortText of(String text, int mostSegments) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        ShortText full = new ShortText(composed, Segments.of(composed));
        return full.fits(mostSegments) ? full : withoutMarks(composed, mostSegments);
    }

    private static ShortText withoutMarks(String text, int mostSegments) {
        String plain = plain(text);
        ShortText shorter = new ShortText(plain, Segments.of(plain));
        while (!shorter.fits(mostSegments)) {
            plain = plain.substring(0, plain.offsetByCodePoints(plain.length(), -1));
            shorter = new ShortText(plain, Segments.of(plain));
        }
        return shorter;
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .replace('“', '"')
                .replace('”', '"')
                .replace('–', '-');
    }

    private boolean fits(int mostSegments) {
        return segments.count() <= mostSegments;
    }
}
