package vn.lienket.account;

import java.time.Instant;

/**
 * The last reason why a complete pair did not link.
 *
 * @param reason of linking-service, e.g. {@code AFTER_CUTOFF}; null when nothing was refused since the last link
 * @param conflict true while ops must decide between two accounts of the citizen
 */
public record Refusal(String reason, Instant at, boolean conflict) {

    static final Refusal NONE = new Refusal(null, null, false);

    private static final String DUPLICATE_ACCOUNT = "DUPLICATE_ACCOUNT";

    /** A conflict stays until something links, whatever else is refused meanwhile. */
    Refusal and(String newReason, Instant newAt) {
        boolean newer = at == null || newAt.isAfter(at);
        return new Refusal(
                newer ? newReason : reason, newer ? newAt : at, conflict || newReason.equals(DUPLICATE_ACCOUNT));
    }
}
