package vn.lienket.account.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.account.AccountId;
import vn.lienket.account.Accounts;
import vn.lienket.account.CccdRequest;
import vn.lienket.account.CitizenNumber;
import vn.lienket.account.Shapes;
import vn.lienket.account.SubmitCccd;
import vn.lienket.account.Text;
import vn.lienket.account.Wording;

/** Submissions of a CCCD and what became of them. */
@RestController
@RequestMapping("/v1/portals/{portal}/accounts/{accountId}/cccd-updates")
class CccdUpdatesEndpoint {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final SubmitCccd submitCccd;
    private final Accounts accounts;
    private final PreferredWait preferredWait;
    private final Clock clock;

    CccdUpdatesEndpoint(SubmitCccd submitCccd, Accounts accounts, PreferredWait preferredWait, Clock clock) {
        this.preferredWait = preferredWait;
        this.submitCccd = submitCccd;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** 202, or 200 when the answer came while the client preferred to wait. */
    @PostMapping
    CompletableFuture<ResponseEntity<Status>> submit(
            @PathVariable String portal,
            @PathVariable String accountId,
            @RequestBody Submission submission,
            @RequestHeader(name = PreferredWait.HEADER, required = false) String prefer) {
        AccountId id = Paths.account(portal, accountId);
        SubmitCccd.Statement statement = submission.statement(LocalDate.now(clock.withZone(VIETNAM)));
        if (id.number().equals(statement.cmnd())) {
            throw new Problem(ProblemType.PERSONAL_ACCOUNT_ID);
        }
        CccdRequest request = submitCccd.submit(id, statement).fold(accepted -> accepted, why -> {
            throw new Problem(ProblemType.valueOf(why.name()));
        });
        Duration wait = PreferredWait.of(prefer);
        return preferredWait
                .until(
                        seen -> !seen.isPending(),
                        () -> accounts.request(id, request.id()).orElse(request),
                        wait)
                .thenApply(seen -> answer(id, seen, wait));
    }

    private static ResponseEntity<Status> answer(AccountId id, CccdRequest request, Duration waited) {
        URI location =
                URI.create("/v1/portals/" + id.portal() + "/accounts/" + id.number() + "/cccd-updates/" + request.id());
        boolean isThere = !waited.isZero() && !request.isPending();
        ResponseEntity.BodyBuilder answer = isThere ? ResponseEntity.ok() : ResponseEntity.accepted();
        if (!waited.isZero()) {
            answer.header(PreferredWait.APPLIED, "wait=" + waited.toSeconds());
        }
        return answer.location(location).body(Status.of(request));
    }

    @GetMapping("/{requestId}")
    Status status(@PathVariable String portal, @PathVariable String accountId, @PathVariable UUID requestId) {
        return accounts.request(Paths.account(portal, accountId), requestId)
                .map(Status::of)
                .orElseThrow(() -> new Problem(ProblemType.CCCD_UPDATE_NOT_FOUND));
    }

    record Submission(String cccd, String cmnd, String fullName, String dateOfBirth) {

        SubmitCccd.Statement statement(LocalDate today) {
            CitizenNumber number = CitizenNumber.of(cccd == null ? "" : cccd.strip())
                    .orElseThrow(() -> new Problem(ProblemType.INVALID_CCCD));
            if (given(cmnd) != null && !Shapes.isCmnd(given(cmnd))) {
                throw Problem.field("cmnd");
            }
            if (given(fullName) != null && !Shapes.isName(given(fullName))) {
                throw Problem.field("fullName");
            }
            return new SubmitCccd.Statement(number, given(cmnd), given(fullName), dateOfBirth(today));
        }

        private String dateOfBirth(LocalDate today) {
            return given(dateOfBirth) == null
                    ? null
                    : Shapes.dateOfBirth(given(dateOfBirth), today).orElseThrow(() -> Problem.field("dateOfBirth"));
        }

        private static String given(String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }

        @Override
        public String toString() {
            return "Submission[…]";
        }
    }

    record Status(UUID requestId, CccdRequest.Status status, String reason, Text message) {

        static Status of(CccdRequest request) {
            Text message = request.reason() == null
                    ? Wording.text("request." + request.status())
                    : Wording.textOr("rejection." + request.reason(), "rejection");
            return new Status(request.id(), request.status(), request.reason(), message);
        }
    }
}
