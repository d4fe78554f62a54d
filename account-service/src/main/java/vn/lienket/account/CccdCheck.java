package vn.lienket.account;

import java.time.Instant;
import java.util.UUID;

/**
 * How far the confirmation of the CCCD is. Its answers come from two topics in any order and any number of times; each method gives the same end
 * whatever the order.
 *
 * @param request the latest submission, or null
 * @param citizenRef pseudonym of the confirmed number, or null
 */
public record CccdCheck(CccdRequest request, String citizenRef, Instant confirmedAt) {

    static final CccdCheck NONE = new CccdCheck(null, null, null);

    public boolean isConfirmed() {
        return citizenRef != null;
    }

    public boolean isPending() {
        return request != null && request.isPending();
    }

    public boolean asked(UUID requestId) {
        return request != null && request.id().equals(requestId);
    }

    CccdCheck ask(Instant at) {
        return new CccdCheck(CccdRequest.open(at), citizenRef, confirmedAt);
    }

    /** A rejection that is still on its way no longer counts. */
    CccdCheck confirmedBefore(String ref, Instant at) {
        CccdRequest answered = isPending() ? request : CccdRequest.open(at);
        return new CccdCheck(answered.confirmed(), ref, at);
    }

    /**
     * A number once confirmed changes only when the population database says that it replaces that very number; so a late repetition of the first
     * answer cannot undo a correction.
     */
    CccdCheck confirm(UUID requestId, String ref, String previousRef, Instant at) {
        boolean corrects = isConfirmed() && citizenRef.equals(previousRef);
        boolean answers = !isConfirmed() && (request == null || asked(requestId));
        if (!corrects && !answers) {
            return this;
        }
        CccdRequest answered =
                request == null ? new CccdRequest(requestId, CccdRequest.Status.PENDING, null, at) : request;
        return new CccdCheck(answered.id().equals(requestId) ? answered.confirmed() : answered, ref, at);
    }

    /** Nobody asks for the answer any more. */
    CccdCheck withdrawn() {
        return isPending() ? new CccdCheck(request.rejected(CccdRequest.ERASED), citizenRef, confirmedAt) : this;
    }

    /** A confirmation of the same request stands against a rejection, whichever arrives first: linking-service acts upon it. */
    CccdCheck reject(UUID requestId, String reason) {
        return asked(requestId) && isPending()
                ? new CccdCheck(request.rejected(reason), citizenRef, confirmedAt)
                : this;
    }
}
