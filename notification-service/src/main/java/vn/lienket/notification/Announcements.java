package vn.lienket.notification;

/** What downstream systems are told. */
public interface Announcements {

    /** Keeps it and makes a call of it for each subscription that asked for such; does nothing when it was added before. */
    void add(Announcement announcement);
}
