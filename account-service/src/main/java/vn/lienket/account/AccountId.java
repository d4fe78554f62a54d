package vn.lienket.account;

import java.util.regex.Pattern;

/**
 * A portal's name and the portal's own id of the account. It travels in clear in topics, so it must not be personal: e-mail addresses and 12-digit
 * numbers are refused.
 */
public record AccountId(String portal, String number) implements Comparable<AccountId> {

    private static final Pattern PORTAL = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+~-]{0,63}");
    private static final Pattern LIKE_A_CITIZEN_NUMBER = Pattern.compile("[0-9]{12}");

    public AccountId {
        if (!isPortal(portal) || !isNumber(number)) {
            throw new IllegalArgumentException("not an account id");
        }
    }

    public static boolean isPortal(String text) {
        return PORTAL.matcher(text).matches();
    }

    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches()
                && !LIKE_A_CITIZEN_NUMBER.matcher(text).matches();
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
