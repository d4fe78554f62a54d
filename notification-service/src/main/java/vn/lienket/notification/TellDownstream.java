package vn.lienket.notification;

/** Turns facts into calls to the systems downstream that subscribed to them. */
public final class TellDownstream {

    private final Announcements announcements;
    private final Bell bell;

    public TellDownstream(Announcements announcements, Bell bell) {
        this.announcements = announcements;
        this.bell = bell;
    }

    /** Safe to repeat. */
    public void tell(Announcement announcement) {
        announcements.add(announcement);
        bell.ring();
    }
}
