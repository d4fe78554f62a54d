package vn.lienket.platform.invariants;

/**
 * An account as account-service's database has it.
 *
 * @param vneidSubject of the link that holds, or null
 */
public record StoredAccount(String portal, String accountId, String accountType, String state, String vneidSubject) {

    public String key() {
        return portal + "/" + accountId;
    }

    public boolean isLinked() {
        return state.equals("LINKED");
    }
}
