package vn.lienket.notification;

/** An account at a portal: what contacts and notices belong to. */
public record AccountKey(String portal, String accountId) {

    /** {@code portal/accountId}, as in record keys and as the context of sealed contacts. */
    public String text() {
        return portal + "/" + accountId;
    }

    /** Enough for its holder to recognise the account, too little to tell who holds it. */
    public String maskedId() {
        int shown = Math.min(4, accountId.length() / 2);
        return "•••" + accountId.substring(accountId.length() - shown);
    }

    /** At some portals the id is a person's number. */
    @Override
    public String toString() {
        return portal + "/•••";
    }
}
