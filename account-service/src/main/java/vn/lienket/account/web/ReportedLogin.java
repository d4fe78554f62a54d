package vn.lienket.account.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import vn.lienket.account.AccountId;
import vn.lienket.account.Announcement.VneidLogin;
import vn.lienket.account.Announcement.VneidLogin.AssuranceLevel;
import vn.lienket.account.CitizenNumber;
import vn.lienket.schemas.EventId;

/** A VNeID login as a portal tells it. */
record ReportedLogin(
        String eventId,
        OffsetDateTime occurredAt,
        String portal,
        String cccd,
        String vneidSubject,
        String assuranceLevel) {

    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,128}");

    VneidLogin announced(String idempotencyKey, Instant now) {
        CitizenNumber number = CitizenNumber.of(cccd == null ? "" : cccd.strip())
                .orElseThrow(() -> new Problem(ProblemType.INVALID_CCCD));
        if (portal == null || !AccountId.isPortal(portal)) {
            throw Problem.field("portal");
        }
        return new VneidLogin(
                id(idempotencyKey),
                occurredAt == null ? now : occurredAt.toInstant(),
                portal,
                number,
                new VneidLogin.Identity(subject(), level()));
    }

    private UUID id(String idempotencyKey) {
        if (eventId == null) {
            return idempotencyKey == null
                    ? UUID.randomUUID()
                    : EventId.derivedFrom("vneid-login", portal, idempotencyKey);
        }
        try {
            return UUID.fromString(eventId);
        } catch (IllegalArgumentException e) {
            throw Problem.field("eventId");
        }
    }

    /** It travels in clear, so it must not be the number itself. */
    private String subject() {
        if (vneidSubject == null
                || !SUBJECT.matcher(vneidSubject).matches()
                || vneidSubject.contains(cccd.strip())
                || vneidSubject.contains("@")) {
            throw Problem.field("vneidSubject");
        }
        return vneidSubject;
    }

    private AssuranceLevel level() {
        return Arrays.stream(AssuranceLevel.values())
                .filter(level -> level.name().equals(assuranceLevel))
                .findFirst()
                .orElseThrow(() -> Problem.field("assuranceLevel"));
    }

    @Override
    public String toString() {
        return "ReportedLogin[…]";
    }
}
