package vn.lienket.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decisions of ops about links. To be used while the account does not change: see {@link Accounts#change}. */
public interface LinkDecisions {

    Optional<LinkDecision> find(AccountId account, UUID id);

    /** Newest first. */
    List<LinkDecision> of(AccountId account);

    void save(LinkDecision decision);
}
