package vn.lienket.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The notices of an account as its portal shows them. */
public interface Inbox {

    /** @param readAt null while it is unread */
    record Item(Notice notice, Instant readAt) {}

    /** @param after the last notice of the page before, null for the first page */
    record Page(boolean unreadOnly, UUID after, int limit) {}

    /** Newest first, in an order that does not change by reading. @throws NoSuchNotice when {@code after} is none of this account's */
    List<Item> of(AccountKey account, Page page);

    final class NoSuchNotice extends RuntimeException {}

    /** Keeps the time of the first reading. @return false when this account has no such notice */
    boolean read(AccountKey account, UUID eventId);
}
