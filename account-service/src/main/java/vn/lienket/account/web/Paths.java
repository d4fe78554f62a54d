package vn.lienket.account.web;

import vn.lienket.account.AccountId;
import vn.lienket.account.AccountNotFound;
import vn.lienket.account.AccountType;

/** Names in paths: what cannot be the name of anything is not found. */
final class Paths {

    private Paths() {}

    static AccountId account(String portal, String accountId) {
        if (!AccountId.isPortal(portal) || !AccountId.isNumber(accountId)) {
            throw new AccountNotFound();
        }
        return new AccountId(portal, accountId);
    }

    /** {@code portal/accountId} */
    static AccountId key(String key) {
        int slash = key.indexOf('/');
        if (slash < 0) {
            throw new AccountNotFound();
        }
        return account(key.substring(0, slash), key.substring(slash + 1));
    }

    static String portal(String portal) {
        if (!AccountId.isPortal(portal)) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
        return portal;
    }

    static AccountType type(String name) {
        return AccountType.of(name).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }
}
