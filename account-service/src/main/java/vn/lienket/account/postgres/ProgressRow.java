package vn.lienket.account.postgres;

import vn.lienket.account.Account;
import vn.lienket.account.AccountId;
import vn.lienket.account.AccountType;
import vn.lienket.account.Closure;
import vn.lienket.account.Links;
import vn.lienket.account.Personal;
import vn.lienket.account.Progress;

/** An account without what is personal. */
record ProgressRow(AccountId id, AccountType type, Progress progress) {

    ProgressRow with(Progress other) {
        return new ProgressRow(id, type, other);
    }

    ProgressRow with(Links links) {
        return with(new Progress(progress.check(), links, progress.refusal(), progress.closure()));
    }

    ProgressRow with(Closure closure) {
        return with(new Progress(progress.check(), progress.links(), progress.refusal(), closure));
    }

    Account account(Personal personal) {
        return new Account(id, type, personal, progress);
    }
}
