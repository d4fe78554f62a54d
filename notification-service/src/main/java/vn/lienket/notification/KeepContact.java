package vn.lienket.notification;

/** Keeps up with how citizens can be reached. */
public final class KeepContact {

    private final Contacts contacts;
    private final Bell bell;

    public KeepContact(Contacts contacts, Bell bell) {
        this.contacts = contacts;
        this.bell = bell;
    }

    public void changed(AccountKey account, String accountType, SealedContact contact) {
        contacts.put(account, accountType, contact);
        bell.ring();
    }

    public void erased(AccountKey account) {
        contacts.erase(account);
    }
}
