package vn.lienket.account;

import java.util.regex.Pattern;

/**
 * A row of a file that was not imported.
 *
 * @param account the end of the account id that it states, for people who look for the row; null when it could not be read
 */
public record Rejection(long line, RowRefusal why, String account) {

    private static final int SHOWN = 3;
    private static final Pattern ODD = Pattern.compile("[^\\p{Alnum}._-]");

    /** An id that was refused may be somebody's number: as much of it shows as of a CCCD. It may be anything else too, but the report stays a table. */
    static Rejection of(long line, RowRefusal why, String accountId) {
        String end = accountId.length() < 2 * SHOWN ? "" : accountId.substring(accountId.length() - SHOWN);
        return new Rejection(line, why, "•••" + ODD.matcher(end).replaceAll("?"));
    }

    public static Rejection of(Draft draft, RowRefusal why) {
        return of(draft.line(), why, draft.id().number());
    }
}
