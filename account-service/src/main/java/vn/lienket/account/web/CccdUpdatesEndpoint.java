package vn.lienket.account.web;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
    private final Clock clock;

    CccdUpdatesEndpoint(SubmitCccd submitCccd, Accounts accounts, Clock clock) {
        this.submitCccd = submitCccd;
        this.accounts = accounts;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<Status> submit(
            @PathVariable String portal, @PathVariable String accountId, @RequestBody Submission submission) {
        AccountId id = Paths.account(portal, accountId);
        SubmitCccd.Statement statement = submission.statement(LocalDate.now(clock.withZone(VIETNAM)));
        if (id.number().equals(statement.cmnd())) {
            throw new Problem(ProblemType.PERSONAL_ACCOUNT_ID);
        }
        return submitCccd.submit(id, statement).fold(request -> accepted(id, request), why -> {
            throw new Problem(ProblemType.valueOf(why.name()));
        });
    }

    private static ResponseEntity<Status> accepted(AccountId id, CccdRequest request) {
        URI location =
                URI.create("/v1/portals/" + id.portal() + "/accounts/" + id.number() + "/cccd-updates/" + request.id());
        return ResponseEntity.accepted().location(location).body(Status.of(request));
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
