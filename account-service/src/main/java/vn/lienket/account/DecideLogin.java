package vn.lienket.account;

import java.time.Clock;

/** Answers a portal at each login to a legacy account. */
public final class DecideLogin {

    private final Accounts accounts;
    private final Clock clock;

    public DecideLogin(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    public LoginDecision decide(AccountId id) {
        return LoginRules.decide(accounts.atLogin(id).orElseThrow(AccountNotFound::new), clock.instant());
    }
}
