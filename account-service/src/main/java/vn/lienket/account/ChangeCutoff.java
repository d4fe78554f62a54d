package vn.lienket.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** One person changes the calendar, but not shortly before or after people are locked out: then it takes two. */
public final class ChangeCutoff {

    private final Cutoffs cutoffs;
    private final CutoffProposals proposals;
    private final Clock clock;
    private final Duration approvalWithin;

    /** @param approvalWithin of a cutoff, on either side of it */
    public ChangeCutoff(Cutoffs cutoffs, CutoffProposals proposals, Clock clock, Duration approvalWithin) {
        this.cutoffs = cutoffs;
        this.proposals = proposals;
        this.clock = clock;
        this.approvalWithin = approvalWithin;
    }

    public Answer change(CutoffKey key, Cutoffs.Change change) {
        Instant now = clock.instant();
        CutoffTerms before = cutoffs.of(key).terms();
        boolean alone = approvalWithin.isZero()
                || before.equals(change.terms())
                || !before.cutsOffWithin(approvalWithin, now)
                        && !change.terms().cutsOffBefore(now.plus(approvalWithin));
        return alone ? new Changed(cutoffs.set(key, change, now)) : new AwaitsApproval(proposals.add(key, change, now));
    }

    public Cutoff approve(UUID proposal, String by) {
        return proposals.approve(proposal, by, clock.instant());
    }

    public void reject(UUID proposal, String by) {
        proposals.reject(proposal, by, clock.instant());
    }

    public sealed interface Answer {
        <T> T fold(Function<Cutoff, T> changed, Function<CutoffProposal, T> awaitsApproval);
    }

    record Changed(Cutoff cutoff) implements Answer {
        @Override
        public <T> T fold(Function<Cutoff, T> changed, Function<CutoffProposal, T> awaitsApproval) {
            return changed.apply(cutoff);
        }
    }

    record AwaitsApproval(CutoffProposal proposal) implements Answer {
        @Override
        public <T> T fold(Function<Cutoff, T> changed, Function<CutoffProposal, T> awaitsApproval) {
            return awaitsApproval.apply(proposal);
        }
    }
}
