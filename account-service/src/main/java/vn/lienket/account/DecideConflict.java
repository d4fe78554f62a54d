package vn.lienket.account;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import vn.lienket.account.DecisionRefused.Why;
import vn.lienket.account.LinkDecision.Status;
import vn.lienket.account.LinkDecision.Step;

/** Two people decide a conflict, or withdraw a link: one asks, another approves. The account's row is held meanwhile, so nothing is decided twice. */
public final class DecideConflict {

    private final Accounts accounts;
    private final LinkDecisions decisions;
    private final Clock clock;

    public DecideConflict(Accounts accounts, LinkDecisions decisions, Clock clock) {
        this.accounts = accounts;
        this.decisions = decisions;
        this.clock = clock;
    }

    public LinkDecision propose(AccountId id, LinkDecision.Action action, String reason, String by) {
        return accounts.change(id, account -> {
            requireFit(action, account);
            if (decisions.of(id).stream().anyMatch(LinkDecision::isOpen)) {
                throw new DecisionRefused(Why.ALREADY_PROPOSED);
            }
            return save(
                    account,
                    new LinkDecision(UUID.randomUUID(), id, action, reason, step(by), LinkDecision.Verdict.NONE));
        });
    }

    /** The situation may have changed since it was proposed; then it is to be rejected. */
    public LinkDecision approve(AccountId id, UUID decisionId, String by) {
        return accounts.change(id, account -> {
            LinkDecision proposed = open(id, decisionId);
            if (proposed.isOf(by)) {
                throw new DecisionRefused(Why.SAME_PERSON);
            }
            requireFit(proposed.action(), account);
            LinkDecision approved = proposed.decided(Status.APPROVED, step(by));
            decisions.save(approved);
            return new Outcome<>(
                    account.decided(approved),
                    List.of(new Announcement.LinkDecided(
                            approved, account.progress().citizen())),
                    approved);
        });
    }

    /** Also by who proposed it. */
    public LinkDecision reject(AccountId id, UUID decisionId, String by) {
        return accounts.change(id, account -> save(account, open(id, decisionId).decided(Status.REJECTED, step(by))));
    }

    private LinkDecision open(AccountId id, UUID decisionId) {
        LinkDecision found =
                decisions.find(id, decisionId).orElseThrow(() -> new DecisionRefused(Why.DECISION_NOT_FOUND));
        if (!found.isOpen()) {
            throw new DecisionRefused(Why.ALREADY_DECIDED);
        }
        return found;
    }

    /** The citizen must be known too: linking-service finds the account by him, and a refusal may come before its confirmation. */
    private static void requireFit(LinkDecision.Action action, Account account) {
        if (!action.fits(account.state()) || account.progress().citizen() == null) {
            throw new DecisionRefused(Why.NOTHING_TO_DECIDE);
        }
    }

    private Outcome<LinkDecision> save(Account account, LinkDecision decision) {
        decisions.save(decision);
        return Outcome.unchanged(account, decision);
    }

    private Step step(String by) {
        return new Step(by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
