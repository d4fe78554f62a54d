package vn.lienket.notification;

import java.util.List;

/** Turns facts into calls to the systems downstream that subscribed to them. */
public final class TellDownstream {

    private final Announcements announcements;
    private final Bell bell;

    public TellDownstream(Announcements announcements, Bell bell) {
        this.announcements = announcements;
        this.bell = bell;
    }

    /** Safe to repeat. */
    public void tell(List<Announcement> facts) {
        announcements.add(facts);
        bell.ring();
    }
}
