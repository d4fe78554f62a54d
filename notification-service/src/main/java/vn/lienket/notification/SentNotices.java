package vn.lienket.notification;

import java.util.UUID;
import java.util.function.Function;

/** The notices that a channel took, or may have taken: its sender may have died before it could say so. */
public interface SentNotices {

    /** Settles this one, once its sender has its hands off it, as {@code judge} says. @return false when this channel does not have it */
    boolean settle(UUID eventId, Channel channel, Function<Route, Settlement> judge);
}
