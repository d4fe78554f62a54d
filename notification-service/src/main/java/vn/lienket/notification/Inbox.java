package vn.lienket.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The notices of an account as its portal shows them. */
public interface Inbox {

    /** @param readAt null while it is unread */
    record Item(Notice notice, Instant readAt) {}

    /** Newest first. */
    List<Item> of(AccountKey account, boolean unreadOnly);

    /** Keeps the time of the first reading. @return false when this account has no such notice */
    boolean read(AccountKey account, UUID eventId);
}
