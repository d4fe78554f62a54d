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
