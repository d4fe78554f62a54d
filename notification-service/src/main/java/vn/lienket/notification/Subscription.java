package vn.lienket.notification;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A system downstream that wants to be called. */
public record Subscription(UUID id, URI url, Interest interest, State state, Instant createdAt) {

    public enum State {
        ACTIVE,
        /** Calls are kept for later. */
        PAUSED,
        /** The other side answered 410: no calls are made or kept until it is resumed. */
        GONE
    }

    /** @param types topics; @param portals none means every portal */
    public record Interest(List<String> types, List<String> portals) {}
}
