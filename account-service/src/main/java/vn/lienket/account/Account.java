package vn.lienket.account;

import java.time.Instant;

public record Account(AccountId id, AccountType type, Personal personal, Progress progress) {

    public AccountState state() {
        return progress.state();
    }

    boolean states(CccdClaim claim) {
        return claim.equals(personal.claim());
    }

    Account heldBy(Holder holder) {
        return new Account(id, type, new Personal(holder, personal.claim()), progress);
    }

    /** The claim is to be checked; what was asked before no longer counts. */
    Account asks(CccdClaim claim, Instant at) {
        return new Account(
                id,
                type,
                new Personal(personal.holder(), claim),
                progress.with(progress.check().ask(at)));
    }

    Announcement cccdCheckAsked() {
        return new Announcement.CccdCheckAsked(this, progress.check().request());
    }
}
