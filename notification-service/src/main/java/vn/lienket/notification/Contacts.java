package vn.lienket.notification;

/** How to reach whom, sealed. */
public interface Contacts {

    /** Keeps the contact; notices of the account that waited for one become due. */
    void put(AccountKey account, String accountType, SealedContact contact);

    /** Forgets the contact; notices that were not sent yet never will be. */
    void erase(AccountKey account);
}
