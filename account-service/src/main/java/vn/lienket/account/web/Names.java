package vn.lienket.account.web;

import java.util.regex.Pattern;

/** Names of those who call. They are written into the audit and into facts, so they are no person's number or address. */
final class Names {

    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e&&[^@]]{1,64}");
    private static final Pattern PERSONAL = Pattern.compile("\\+?[0-9]{9,}");

    private Names() {}

    static boolean isFitToSign(String subject) {
        return subject != null
                && NAME.matcher(subject).matches()
                && !PERSONAL.matcher(subject).matches();
    }
}
