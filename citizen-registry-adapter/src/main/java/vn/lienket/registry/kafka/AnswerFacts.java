package vn.lienket.registry.kafka;

import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.RejectionReason;
import vn.lienket.registry.Decision;
import vn.lienket.registry.Evidence;
import vn.lienket.schemas.CitizenRef;
import vn.lienket.schemas.CitizenRefKey;
import vn.lienket.schemas.EventId;

/** A decision as the fact that tells it. Its eventId follows from the requestId alone, so a request that is handled again is answered by the same fact. */
final class AnswerFacts {

    private static final String UPDATED = "cccd-updated";
    private static final String REJECTED = "cccd-update-rejected";

    private final CitizenRefKey refKey;

    AnswerFacts(CitizenRefKey refKey) {
        this.refKey = refKey;
    }

    Answer of(Request request, Decision decision) {
        return decision.fold(
                confirmed -> updated(request.fact(), confirmed),
                rejected -> rejected(
                        request, RejectionReason.valueOf(rejected.reason().name()), rejected.evidence()),
                officeVisit -> rejected(request, RejectionReason.NEEDS_OFFICE_VISIT, officeVisit.evidence()));
    }

    private Answer updated(CccdUpdateRequested request, Decision.Confirmed confirmed) {
        String citizenRef = CitizenRef.of(refKey, confirmed.number().digits()).value();
        CccdUpdated fact = CccdUpdated.newBuilder()
                .setEventId(EventId.derivedFrom(UPDATED, request.getRequestId()).toString())
                .setOccurredAt(confirmed.evidence().at())
                .setCitizenRef(citizenRef)
                .setPortal(request.getPortal())
                .setAccountId(request.getAccountId())
                .setAccountType(request.getAccountType())
                .setRequestId(request.getRequestId())
                .build();
        return new Answer(UPDATED, citizenRef, fact);
    }

    private static Answer rejected(Request request, RejectionReason reason, Evidence evidence) {
        CccdUpdateRequested requested = request.fact();
        CccdUpdateRejected fact = CccdUpdateRejected.newBuilder()
                .setEventId(
                        EventId.derivedFrom(REJECTED, requested.getRequestId()).toString())
                .setOccurredAt(evidence.at())
                .setRequestId(requested.getRequestId())
                .setPortal(requested.getPortal())
                .setAccountId(requested.getAccountId())
                .setReason(reason)
                .build();
        return new Answer(REJECTED, request.key(), fact);
    }
}
