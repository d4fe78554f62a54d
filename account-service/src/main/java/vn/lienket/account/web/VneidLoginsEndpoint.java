package vn.lienket.account.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.account.Announcement.VneidLogin;
import vn.lienket.account.VneidLogins;

/** Takes the VNeID logins of portals that cannot speak Kafka. */
@RestController
class VneidLoginsEndpoint {

    private final VneidLogins logins;
    private final LoginBatchReader reader;
    private final Clock clock;

    VneidLoginsEndpoint(VneidLogins logins, LoginBatchReader reader, Clock clock) {
        this.reader = reader;
        this.logins = logins;
        this.clock = clock;
    }

    @PostMapping("/v1/vneid-logins")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer accept(
            @RequestBody ReportedLogin login,
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey,
            Authentication caller) {
        VneidLogin announced = login.announced(idempotencyKey, clock.instant());
        requireItsPortal(caller, announced);
        if (!logins.accept(announced)) {
            throw new Problem(ProblemType.EVENT_ID_REUSED);
        }
        return new Answer(announced.eventId());
    }

    /** Item by item, in one transaction: those that can be accepted are, whatever the others are like. */
    @PostMapping(
            path = "/v1/vneid-logins:batch",
            consumes = {MediaType.APPLICATION_JSON_VALUE, LoginBatch.NDJSON})
    LoginBatch.Answer acceptAll(
            InputStream body,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType contentType,
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey,
            Authentication caller)
            throws IOException {
        Instant now = clock.instant();
        LoginBatch batch = reader.read(body, contentType, (item, index) -> {
            VneidLogin announced = item.announced(required(item, idempotencyKey, index), now);
            requireItsPortal(caller, announced);
            return announced;
        });
        return batch.answer(logins.acceptAll(batch.readable()));
    }

    /** An item without a name of its own could not be told again. */
    private static String required(ReportedLogin item, String idempotencyKey, int index) {
        if (item.eventId() == null && idempotencyKey == null) {
            throw Problem.field("eventId");
        }
        return idempotencyKey + "/" + index;
    }

    private static void requireItsPortal(Authentication caller, VneidLogin announced) {
        if (!Scopes.isOfPortal(caller, announced.portal())) {
            throw new Problem(ProblemType.FORBIDDEN);
        }
    }

    record Answer(UUID eventId) {}
}
