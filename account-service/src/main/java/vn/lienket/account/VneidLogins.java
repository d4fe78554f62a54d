package vn.lienket.account;

import java.util.List;

/** VNeID logins that portals handed to us to announce. */
public interface VneidLogins {

    /**
     * All in one transaction.
     *
     * @return for each: false when another login was accepted under the same eventId; the same one again changes nothing and is fine
     */
    List<Boolean> acceptAll(List<Announcement.VneidLogin> logins);

    default boolean accept(Announcement.VneidLogin login) {
        return acceptAll(List.of(login)).get(0);
    }
}
