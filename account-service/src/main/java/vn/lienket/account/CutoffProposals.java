package vn.lienket.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Changes of the calendar that wait for a second person, or did. */
public interface CutoffProposals {

    CutoffProposal add(CutoffKey key, Cutoffs.Change change, Instant at);

    /** Those that nobody decided yet, oldest first. */
    List<CutoffProposal> waiting();

    /** Changes the calendar, in the transaction that marks it approved. */
    Cutoff approve(UUID id, String by, Instant at) throws DecisionRefused;

    void reject(UUID id, String by, Instant at) throws DecisionRefused;
}
