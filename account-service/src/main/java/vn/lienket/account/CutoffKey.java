package vn.lienket.account;

/** What a cutoff applies to: one type of account at one portal. */
public record CutoffKey(String portal, AccountType type) {

    /** {@code portal/accountType}, the key of facts about the cutoff. */
    public String key() {
        return portal + "/" + type;
    }
}
