package vn.lienket.account.web;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What ops write. It is kept, and some of it travels in clear: what looks like a number of a person or an address is refused. */
final class OpsText {

    private static final int LONGEST = 500;
    private static final Pattern DATE =
            Pattern.compile("\\b(?:19|20)\\d\\d-[01]\\d-[0-3]\\d\\b|\\b[0-3]?\\d/[01]?\\d/(?:19|20)\\d\\d\\b");
    private static final Pattern PERSONAL = Pattern.compile("\\p{Nd}(?:[^\\p{Nd}\\p{L}]{0,3}\\p{Nd}){8,}|@");

    private OpsText() {}

    static String required(String field, String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST || isPersonal(text)) {
            throw Problem.field(field);
        }
        return text.strip();
    }

    /** However the digits are written and set apart; a date beside a time is none. */
    private static boolean isPersonal(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return PERSONAL.matcher(DATE.matcher(plain).replaceAll("date")).find();
    }
}
