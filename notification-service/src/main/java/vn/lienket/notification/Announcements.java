package vn.lienket.notification;

import java.time.Instant;

/** What downstream systems are told. */
public interface Announcements {

    /** Keeps it and makes a call of it for each subscription that asked for such; does nothing when it was added before. */
    void add(Announcement announcement);

    /** Forgets what was recorded before, and its calls, unless one of them is pending. @return how many, {@code atMost} for one time */
    int forget(Instant before, int atMost);
}
