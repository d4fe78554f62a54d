package vn.lienket.account;

import java.time.Instant;
import java.util.List;

/** What ops look at to decide conflicts. */
public interface Conflicts {

    /**
     * In the order of the accounts' ids.
     *
     * @param closed those that were decided and are no conflict now, instead of those that are
     * @param portal or null for all
     * @param after the last one seen, or null
     */
    List<Case> cases(boolean closed, String portal, AccountId after, int limit);

    /** The account and all others of its citizen at the same portal; the account comes first. */
    List<Account> sideBySide(AccountId id) throws AccountNotFound;

    /** Oldest first. */
    List<Note> notes(AccountId id);

    void add(AccountId id, Note note) throws AccountNotFound;

    enum Status {
        OPEN,
        CLOSED,
        /** Decided before, and a conflict again. */
        REOPENED
    }

    /**
     * @param since when it became what it is
     * @param isProposed somebody proposed a decision and waits for a second person
     */
    record Case(AccountId account, Status status, Instant since, boolean isProposed) {}

    record Note(String by, Instant at, String text) {}
}
