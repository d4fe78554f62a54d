package vn.lienket.account;

/**
 * A portal's name and the portal's own id of the account. It travels in clear in topics, so it must not be personal: e-mail addresses and 12-digit
 * numbers are refused.
 */
public record AccountId(String portal, String number) implements Comparable<AccountId> {

    private static final int LONGEST_PORTAL = 32;
    private static final int LONGEST_NUMBER = 64;

    public AccountId {
        if (!isPortal(portal) || !isNumber(number)) {
            throw new IllegalArgumentException("not an account id");
        }
    }

    /** {@code [a-z0-9][a-z0-9-]{0,31}}; as a pattern it was a good part of reading a file, and so is the next. */
    public static boolean isPortal(String text) {
        if (text.isEmpty() || text.length() > LONGEST_PORTAL || text.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || isDigit(c) || c == '-')) {
                return false;
            }
        }
        return true;
    }

    /** {@code [A-Za-z0-9][A-Za-z0-9._:+~-]{0,63}}, but not twelve digits. */
    public static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER || !isLetterOrDigit(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && "._:+~-".indexOf(c) < 0) {
                return false;
            }
        }
        return !CitizenNumber.hasShape(text);
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** {@code portal/accountId}, the key of facts about the account. */
    public String key() {
        return portal + "/" + number;
    }

    @Override
    public int compareTo(AccountId other) {
        int byPortal = portal.compareTo(other.portal);
        return byPortal != 0 ? byPortal : number.compareTo(other.number);
    }
}
