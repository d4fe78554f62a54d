package vn.lienket.account;

import java.time.Instant;

/**
 * Why complete pairs did not link.
 *
 * @param reason the last one of linking-service, e.g. {@code AFTER_CUTOFF}; null when nothing was refused since the last link
 * @param conflictAt when the citizen was last found to have another linked account at the portal, which ops must decide; or null
 * @param keptAt the last such conflict that ops decided by keeping the other account linked; or null
 */
public record Refusal(String reason, Instant at, Instant conflictAt, Instant keptAt) {

    static final Refusal NONE = new Refusal(null, null, null, null);
    private static final String DUPLICATE_ACCOUNT = "DUPLICATE_ACCOUNT";

    /** A refusal that comes again does not re-open what was decided; a later one does. */
    public boolean isConflict() {
        return conflictAt != null && (keptAt == null || conflictAt.isAfter(keptAt));
    }

    Refusal kept() {
        return new Refusal(reason, at, conflictAt, conflictAt);
    }

    /** A conflict stays until something links, whatever else is refused meanwhile. */
    Refusal and(String newReason, Instant newAt) {
        boolean duplicate = newReason.equals(DUPLICATE_ACCOUNT);
        boolean laterConflict = duplicate && (conflictAt == null || newAt.isAfter(conflictAt));
        boolean later = isLater(newReason, newAt);
        return new Refusal(later ? newReason : reason, later ? newAt : at, laterConflict ? newAt : conflictAt, keptAt);
    }

    /** Of two at the same instant always the same one is the later, whichever came first. */
    private boolean isLater(String newReason, Instant newAt) {
        int order = at == null ? 1 : newAt.compareTo(at);
        return order > 0 || order == 0 && newReason.compareTo(reason) > 0;
    }

    /** What remains after something was linked or unlinked with this effective time. */
    Refusal answeredAt(Instant linkAt) {
        boolean reasonStands = at != null && at.isAfter(linkAt);
        boolean conflictStands = conflictAt != null && conflictAt.isAfter(linkAt);
        return new Refusal(
                reasonStands ? reason : null, reasonStands ? at : null, conflictStands ? conflictAt : null, keptAt);
    }
}
