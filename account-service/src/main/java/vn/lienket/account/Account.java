package vn.lienket.account;

import java.time.Instant;

public record Account(AccountId id, AccountType type, Personal personal, Progress progress) {

    public AccountState state() {
        return progress.state();
    }

    boolean states(CccdClaim claim) {
        return claim.equals(personal.claim());
    }

    /** Two answers about two numbers could make the account two citizens'. */
    boolean isCheckedForAnother(CitizenNumber number) {
        return progress.check().isPending() && !personal.claim().cccd().equals(number);
    }

    boolean isErased() {
        return personal.isErased();
    }

    /** What it is and what it was linked to stays, under pseudonyms; whose it was is forgotten. */
    public Account erased() {
        return new Account(
                id, type, Personal.ERASED, progress.with(progress.check().withdrawn()));
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

    /** The portal had the population database confirm the number before we knew the account. */
    Account confirmedBefore(CccdClaim claim, String citizenRef, Instant at) {
        return new Account(
                id,
                type,
                new Personal(personal.holder(), claim),
                progress.with(progress.check().confirmedBefore(citizenRef, at)));
    }

    /** Of the three only KEEP says something that linking-service will not answer with a fact. */
    Account decided(LinkDecision decision) {
        return decision.action() == LinkDecision.Action.KEEP
                ? new Account(id, type, personal, progress.conflictKept())
                : this;
    }

    Announcement cccdCheckAsked() {
        return new Announcement.CccdCheckAsked(this, progress.check().request());
    }
}
