package vn.lienket.notification;

import java.util.List;

/** How to reach whom, sealed. */
public interface Contacts {

    /**
     * In the order in which they are given, all or none. A contact that is kept makes the notices of its account due that waited for one; with one that is
     * forgotten, notices of the account that were not sent yet never will be.
     */
    void follow(List<ContactChange> changes);
}
