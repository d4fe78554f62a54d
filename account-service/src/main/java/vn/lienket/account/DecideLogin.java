package vn.lienket.account;

import java.time.Clock;

/** Answers a portal at each login to a legacy account. */
public final class DecideLogin {

    private final Accounts accounts;
    private final Cutoffs cutoffs;
    private final Clock clock;

    public DecideLogin(Accounts accounts, Cutoffs cutoffs, Clock clock) {
        this.accounts = accounts;
        this.cutoffs = cutoffs;
        this.clock = clock;
    }

    public LoginDecision decide(AccountId id) {
        Account account = accounts.find(id).orElseThrow(AccountNotFound::new);
        Cutoff cutoff = cutoffs.of(new CutoffKey(id.portal(), account.type()));
        return LoginRules.decide(account, cutoff.terms(), clock.instant());
    }
}
