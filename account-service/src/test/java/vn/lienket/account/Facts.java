package vn.lienket.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.LinkRefused;
import vn.lienket.facts.RefusalReason;
import vn.lienket.facts.RejectionReason;
import vn.lienket.facts.UnlinkReason;

/** Facts of the other services about one account and citizen. */
record Facts(String portal, String accountId, String citizenRef) {

    CccdUpdated confirmed(String requestId) {
        return confirmed(requestId, null);
    }

    CccdUpdated confirmed(String requestId, String previousRef) {
        return CccdUpdated.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setOccurredAt(now())
                .setCitizenRef(citizenRef)
                .setPreviousCitizenRef(previousRef)
                .setPortal(portal)
                .setAccountId(accountId)
                .setAccountType(AccountType.CITIZEN)
                .setRequestId(requestId)
                .build();
    }

    CccdUpdateRejected rejected(String requestId, RejectionReason reason) {
        return CccdUpdateRejected.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setOccurredAt(now())
                .setRequestId(requestId)
                .setPortal(portal)
                .setAccountId(accountId)
                .setReason(reason)
                .build();
    }

    AccountLinked linked(long sequence) {
        return AccountLinked.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setOccurredAt(now())
                .setCitizenRef(citizenRef)
                .setPortal(portal)
                .setAccountId(accountId)
                .setVneidSubject("subject-" + sequence)
                .setSequence(sequence)
                .setLate(false)
                .setRuleVersion("1")
                .setCccdUpdatedEventId(UUID.randomUUID().toString())
                .setVneidLoginEventId(UUID.randomUUID().toString())
                .build();
    }

    AccountUnlinked unlinked(long sequence) {
        return AccountUnlinked.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setOccurredAt(now())
                .setCitizenRef(citizenRef)
                .setPortal(portal)
                .setAccountId(accountId)
                .setVneidSubject("subject-1")
                .setSequence(sequence)
                .setReason(UnlinkReason.OPS_COMMAND)
                .build();
    }

    LinkRefused refused(RefusalReason reason) {
        return LinkRefused.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setOccurredAt(now())
                .setCitizenRef(citizenRef)
                .setPortal(portal)
                .setAccountId(accountId)
                .setReason(reason)
                .setRuleVersion("1")
                .setCccdUpdatedEventId(UUID.randomUUID().toString())
                .setVneidLoginEventId(UUID.randomUUID().toString())
                .build();
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
