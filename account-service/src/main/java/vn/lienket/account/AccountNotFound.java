package vn.lienket.account;

/** Never names the account: its id may be personal at some portals. */
public final class AccountNotFound extends RuntimeException {

    public AccountNotFound() {
        super("no such account");
    }
}
