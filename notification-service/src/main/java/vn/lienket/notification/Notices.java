package vn.lienket.notification;

import java.util.List;

/** The inbox: every notice, one for each fact. */
public interface Notices {

    /** Adds the notice, unless there is one for this fact already. It waits until the account's contact is known. */
    void add(Notice notice);

    /** What the citizen of this account was or will be told, oldest fact first. */
    List<NoticeEntry> of(AccountKey account);

    List<NoticeCount> counts();
}
