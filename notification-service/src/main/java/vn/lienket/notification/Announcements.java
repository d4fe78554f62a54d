package vn.lienket.notification;

import java.time.Instant;
import java.util.List;

/** What downstream systems are told. */
public interface Announcements {

    /** Keeps them, all or none, and makes a call of each for each subscription that asked for such; does nothing of those that were added before. */
    void add(List<Announcement> announcements);

    /** Forgets what was recorded before, and its calls, unless one of them is pending. @return how many, {@code atMost} for one time */
    int forget(Instant before, int atMost);
}
