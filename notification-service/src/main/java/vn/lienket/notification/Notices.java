package vn.lienket.notification;

import java.util.List;

/** The inbox: every notice, one for each fact. */
public interface Notices {

    /**
     * Adds the notices of these facts, of those whose citizens are to be told, and notes where the accounts stand from now on; does nothing of those that were
     * added before. All or none, in the order in which they are given. A notice waits until its account's contact is known.
     */
    void add(List<AccountFact> facts);

    /** What the citizen of this account was or will be told, oldest fact first. */
    List<NoticeEntry> of(AccountKey account);

    List<NoticeCount> counts();
}
