package vn.lienket.notification.kafka;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.lienket.facts.AccountClosed;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.ClosureReason;
import vn.lienket.facts.LinkCommand;
import vn.lienket.facts.LinkRefused;
import vn.lienket.notification.AccountFact;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.CutoffReached;
import vn.lienket.notification.CutoffScheduled;
import vn.lienket.notification.Happening;
import vn.lienket.schemas.kafka.UnreadableFact;

/** The facts as this service understands them. */
final class Facts {

    private Facts() {}

    static AccountFact of(CccdUpdated f) {
        return fact(f.getEventId(), f.getOccurredAt(), f.getPortal(), f.getAccountId(), new Happening.CccdConfirmed());
    }

    static AccountFact of(CccdUpdateRejected f) {
        return fact(
                f.getEventId(),
                f.getOccurredAt(),
                f.getPortal(),
                f.getAccountId(),
                new Happening.CccdRejected(f.getReason().name()));
    }

    static AccountFact of(AccountLinked f) {
        return fact(
                f.getEventId(),
                f.getOccurredAt(),
                f.getPortal(),
                f.getAccountId(),
                new Happening.Linked(f.getSequence(), f.getLate(), f.getPreviousSubject() != null));
    }

    static AccountFact of(AccountUnlinked f) {
        return fact(
                f.getEventId(),
                f.getOccurredAt(),
                f.getPortal(),
                f.getAccountId(),
                new Happening.Unlinked(f.getSequence(), f.getReason().name()));
    }

    static AccountFact of(LinkRefused f) {
        return fact(
                f.getEventId(),
                f.getOccurredAt(),
                f.getPortal(),
                f.getAccountId(),
                new Happening.Refused(f.getReason().name()));
    }

    static AccountFact of(LinkCommand f) {
        return fact(
                f.getEventId(),
                f.getOccurredAt(),
                f.getPortal(),
                f.getAccountId(),
                new Happening.Decided(f.getAction().name()));
    }

    static AccountFact of(AccountClosed f) {
        return fact(
                f.getEventId(),
                f.getOccurredAt(),
                f.getPortal(),
                f.getAccountId(),
                f.getReason() == ClosureReason.ERASED
                        ? new Happening.Erased()
                        : new Happening.Closed(f.getReason().name()));
    }

    static CutoffReached of(vn.lienket.facts.CutoffReached f) {
        return new CutoffReached(
                id(f.getEventId()),
                f.getOccurredAt(),
                new CutoffReached.Cutoff(
                        f.getPortal(), f.getAccountType().name(), f.getCutoffAt(), f.getCalendarVersion()),
                new CutoffReached.Outcome(f.getLinked(), f.getClosed(), f.getConflicts(), f.getExempt()));
    }

    static CutoffScheduled of(vn.lienket.facts.CutoffScheduled f) {
        return new CutoffScheduled(
                id(f.getEventId()),
                f.getOccurredAt(),
                new CutoffScheduled.Group(f.getPortal(), f.getAccountType().name()),
                Optional.ofNullable(f.getCutoffAt()).filter(at -> !f.getExempt()),
                f.getCalendarVersion());
    }

    private static AccountFact fact(
            String eventId, Instant occurredAt, String portal, String accountId, Happening happening) {
        return new AccountFact(id(eventId), occurredAt, new AccountKey(portal, accountId), happening);
    }

    private static UUID id(String eventId) {
        try {
            return UUID.fromString(eventId);
        } catch (IllegalArgumentException e) {
            throw new UnreadableFact("the eventId is not a UUID");
        }
    }
}
