package vn.lienket.account.web;

import java.util.regex.Pattern;

/** What ops write. It is kept, and some of it travels in clear: what looks like a number of a person or an address is refused. */
final class OpsText {

    private static final int LONGEST = 500;
    private static final Pattern PERSONAL = Pattern.compile("[0-9](?:[ .-]?[0-9]){8,}|@");

    private OpsText() {}

    static String required(String field, String text) {
        if (text == null
                || text.isBlank()
                || text.length() > LONGEST
                || PERSONAL.matcher(text).find()) {
            throw Problem.field(field);
        }
        return text.strip();
    }
}
