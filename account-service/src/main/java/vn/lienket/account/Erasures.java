package vn.lienket.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Requests to be forgotten, and what became of them. */
public interface Erasures {

    /** @throws DecisionRefused when one is open for the account, or it is erased already */
    Erasure propose(AccountId account, String reason, LinkDecision.Step by) throws AccountNotFound;

    /** Erases what the database has, and announces it, in one transaction. */
    Erasure approve(UUID id, LinkDecision.Step by);

    Erasure reject(UUID id, LinkDecision.Step by);

    Optional<Erasure> find(UUID id);

    /** Newest first. */
    List<Erasure> latest(int limit);

    /** Those that were approved and not proved yet. */
    List<Erasure> unproved();

    /** What was found at the last look, or the certificate; none before the first. */
    List<Finding> findings(UUID id);

    void keep(Erasure erasure, List<Finding> findings);

    void prove(Erasure erasure, List<Finding> findings, Certificate certificate);

    Optional<Certificate> certificate(UUID id);
}
