package vn.lienket.notification;

import java.util.List;

/** The inbox: every notice, one for each fact. */
public interface Notices {

    /**
     * Adds the notice of this fact, if its citizen is to be told, and notes where the account stands from now on; does nothing when it was added before. The
     * notice waits until the account's contact is known.
     */
    void add(AccountFact fact);

    /** What the citizen of this account was or will be told, oldest fact first. */
    List<NoticeEntry> of(AccountKey account);

    List<NoticeCount> counts();
}
