package vn.lienket.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** All accounts. Each method that changes something stores the change and what is to be announced in one transaction. */
public interface Accounts {

    Optional<Account> find(AccountId id);

    /** With the calendar of the same instant, in one round trip. */
    Optional<AtLogin> atLogin(AccountId id);

    /** A submission of this account, also one that a later took the place of. */
    Optional<CccdRequest> request(AccountId id, UUID requestId);

    /** Nobody else changes the account while the decision is made. */
    <T> T change(AccountId id, Function<Account, Outcome<T>> decision) throws AccountNotFound;

    /**
     * Registers or updates; results in the order of the drafts. No account occurs twice among them; one that the same import registered or updated before is
     * refused.
     */
    List<RowResult> merge(UUID importId, List<Draft> drafts, Instant at);

    /**
     * Applies what other services said, all or nothing. What the reader applied before is passed over; a fact so old that this is forgotten changes nothing
     * either, as each is a merge.
     *
     * @param reader whose facts these are: each reader gets each fact once
     */
    void record(String reader, List<? extends Fact> facts) throws AccountNotFound;

    /**
     * Brings the next accounts to where the calendar wants them.
     *
     * @param after the last of the batch before, or null for the first
     * @param limit accounts looked at
     * @return the last of this batch; empty when there are no more. Accounts that others are changing at the moment are passed over.
     */
    Optional<AccountId> settle(Cutoff cutoff, Cutoff.Effect effect, AccountId after, Instant at, int limit);

    /** @param portal or null for all */
    Counts counts(String portal);
}
