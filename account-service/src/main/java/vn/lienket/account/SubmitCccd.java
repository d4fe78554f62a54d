package vn.lienket.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** A citizen states the CCCD of his account; the population database will be asked. */
public final class SubmitCccd {

    private final Accounts accounts;
    private final Cutoffs cutoffs;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    public SubmitCccd(Accounts accounts, Cutoffs cutoffs, Pseudonyms pseudonyms, Clock clock) {
        this.accounts = accounts;
        this.cutoffs = cutoffs;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    public Answer submit(AccountId id, Statement statement) {
        Instant now = clock.instant();
        return accounts.change(id, account -> decide(account, statement, now));
    }

    private Outcome<Answer> decide(Account account, Statement statement, Instant now) {
        if (account.isErased()) {
            return Outcome.unchanged(account, new Refused(Refusal.ACCOUNT_ERASED));
        }
        CccdClaim claim = statement.completedBy(account.personal().holder().person());
        if (claim.fullName() == null || claim.dateOfBirth() == null) {
            return Outcome.unchanged(account, new Refused(Refusal.CLAIM_INCOMPLETE));
        }
        CccdCheck check = account.progress().check();
        if (check.isConfirmed()) {
            return Outcome.unchanged(account, confirmed(check, claim));
        }
        if (check.isPending() && account.states(claim)) {
            return Outcome.unchanged(account, new Accepted(check.request()));
        }
        if (account.isCheckedForAnother(claim.cccd())) {
            return Outcome.unchanged(account, new Refused(Refusal.CCCD_BEING_CHECKED));
        }
        if (isOver(account, now)) {
            return Outcome.unchanged(account, new Refused(Refusal.CUTOFF_PASSED));
        }
        Account asking = account.asks(claim, now);
        return new Outcome<>(
                asking,
                List.of(asking.cccdCheckAsked()),
                new Accepted(asking.progress().check().request()));
    }

    /** A confirmed number changes at the population database, not here. */
    private Answer confirmed(CccdCheck check, CccdClaim claim) {
        return pseudonyms.of(claim.cccd()).equals(check.citizenRef())
                ? new Accepted(check.request())
                : new Refused(Refusal.CCCD_ALREADY_CONFIRMED);
    }

    private boolean isOver(Account account, Instant now) {
        Cutoff cutoff = cutoffs.of(new CutoffKey(account.id().portal(), account.type()));
        return cutoff.terms().phaseAt(now) == CutoffTerms.Phase.AFTER;
    }

    /** What the citizen typed; null where the portal's own data are to be taken. */
    public record Statement(CitizenNumber cccd, String cmnd, String fullName, String dateOfBirth) {

        CccdClaim completedBy(Person person) {
            return new CccdClaim(
                    cccd,
                    cmnd == null ? person.cmnd() : cmnd,
                    fullName == null ? person.fullName() : fullName,
                    dateOfBirth == null ? person.dateOfBirth() : dateOfBirth);
        }

        @Override
        public String toString() {
            return "Statement[" + cccd.masked() + "]";
        }
    }

    public sealed interface Answer {
        <T> T fold(Function<CccdRequest, T> accepted, Function<Refusal, T> refused);
    }

    record Accepted(CccdRequest request) implements Answer {
        @Override
        public <T> T fold(Function<CccdRequest, T> accepted, Function<Refusal, T> refused) {
            return accepted.apply(request);
        }
    }

    record Refused(Refusal why) implements Answer {
        @Override
        public <T> T fold(Function<CccdRequest, T> accepted, Function<Refusal, T> refused) {
            return refused.apply(why);
        }
    }

    public enum Refusal {
        CLAIM_INCOMPLETE,
        CCCD_ALREADY_CONFIRMED,
        CCCD_BEING_CHECKED,
        CUTOFF_PASSED,
        ACCOUNT_ERASED
    }
}
