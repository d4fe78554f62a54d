package vn.lienket.account.postgres;

import vn.lienket.account.Account;
import vn.lienket.account.AccountId;
import vn.lienket.account.AccountType;
import vn.lienket.account.Closure;
import vn.lienket.account.Fact;
import vn.lienket.account.Personal;
import vn.lienket.account.Progress;

/** An account without what is personal. */
record ProgressRow(AccountId id, AccountType type, Progress progress) {

    ProgressRow with(Progress other) {
        return new ProgressRow(id, type, other);
    }

    ProgressRow after(Fact fact) {
        return with(fact.applyTo(progress));
    }

    ProgressRow with(Closure closure) {
        return with(progress.with(closure));
    }

    Account account(Personal personal) {
        return new Account(id, type, personal, progress);
    }
}
