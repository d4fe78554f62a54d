package vn.lienket.account.web;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.account.AccountId;
import vn.lienket.account.Announcement.VneidLogin;
import vn.lienket.account.Announcement.VneidLogin.AssuranceLevel;
import vn.lienket.account.CitizenNumber;
import vn.lienket.account.VneidLogins;
import vn.lienket.schemas.EventId;

/** Takes the VNeID logins of portals that cannot speak Kafka. */
@RestController
class VneidLoginsEndpoint {

    private final VneidLogins logins;
    private final Clock clock;

    VneidLoginsEndpoint(VneidLogins logins, Clock clock) {
        this.logins = logins;
        this.clock = clock;
    }

    @PostMapping("/v1/vneid-logins")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer accept(
            @RequestBody Login login,
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey,
            Authentication caller) {
        VneidLogin announced = login.announced(idempotencyKey, clock.instant());
        if (!Scopes.isOfPortal(caller, announced.portal())) {
            throw new Problem(ProblemType.FORBIDDEN);
        }
        if (!logins.accept(announced)) {
            throw new Problem(ProblemType.EVENT_ID_REUSED);
        }
        return new Answer(announced.eventId());
    }

    record Answer(UUID eventId) {}

    record Login(
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
            return "Login[…]";
        }
    }
}
