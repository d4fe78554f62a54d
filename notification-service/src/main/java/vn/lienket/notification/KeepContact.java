package vn.lienket.notification;

import java.util.List;

/** Keeps up with how citizens can be reached. */
public final class KeepContact {

    private final Contacts contacts;
    private final Bell bell;

    public KeepContact(Contacts contacts, Bell bell) {
        this.contacts = contacts;
        this.bell = bell;
    }

    /** Safe to repeat. */
    public void changed(List<ContactChange> changes) {
        contacts.follow(changes);
        bell.ring();
    }
}
