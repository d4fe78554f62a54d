package vn.lienket.account;

/** VNeID logins that portals handed to us to announce. */
public interface VneidLogins {

    /** @return false when another login was accepted under the same eventId; the same one again changes nothing and is fine */
    boolean accept(Announcement.VneidLogin login);
}
