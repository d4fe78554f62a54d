package vn.lienket.account.web;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.account.Account;
import vn.lienket.account.AccountId;
import vn.lienket.account.AccountState;
import vn.lienket.account.Conflicts;
import vn.lienket.account.DecideConflict;
import vn.lienket.account.Link;
import vn.lienket.account.LinkDecision;
import vn.lienket.account.LinkDecisions;
import vn.lienket.account.Masked;
import vn.lienket.account.Progress;

/** Where ops decide what linking-service could not: two accounts of one citizen at one portal. */
@RestController
@RequestMapping("/v1/conflicts")
class ConflictsEndpoint {

    private static final int MOST = 200;

    private final Conflicts conflicts;
    private final DecideConflict decideConflict;
    private final LinkDecisions decisions;
    private final Clock clock;

    ConflictsEndpoint(Conflicts conflicts, DecideConflict decideConflict, LinkDecisions decisions, Clock clock) {
        this.conflicts = conflicts;
        this.decideConflict = decideConflict;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * @param status {@code open}, which includes what was re-opened, or {@code closed}
     * @param after {@code portal/accountId} of the last one on the page before
     */
    @GetMapping
    Page cases(
            @RequestParam(defaultValue = "open") String status,
            @RequestParam(required = false) String portal,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "50") int limit) {
        if (!status.equals("open") && !status.equals("closed")) {
            throw Problem.field("status");
        }
        List<CaseLine> found = conflicts
                .cases(
                        status.equals("closed"),
                        portal == null ? null : Paths.portal(portal),
                        after == null ? null : Paths.key(after),
                        Math.max(1, Math.min(limit, MOST)))
                .stream()
                .map(CaseLine::of)
                .toList();
        return new Page(found);
    }

    @GetMapping("/{portal}/{accountId}")
    CaseView one(@PathVariable String portal, @PathVariable String accountId) {
        AccountId id = Paths.account(portal, accountId);
        List<Evidence> sides =
                conflicts.sideBySide(id).stream().map(Evidence::of).toList();
        return new CaseView(
                sides.get(0),
                sides.subList(1, sides.size()),
                decisions.of(id).stream().map(DecisionView::of).toList(),
                conflicts.notes(id));
    }

    @PostMapping("/{portal}/{accountId}/decisions")
    ResponseEntity<DecisionView> propose(
            @PathVariable String portal,
            @PathVariable String accountId,
            @RequestBody Proposal proposal,
            Principal caller) {
        LinkDecision proposed = decideConflict.propose(
                Paths.account(portal, accountId),
                proposal.parsedAction(),
                OpsText.required("reason", proposal.reason()),
                Signature.of(caller, "requestedBy", proposal.requestedBy()));
        URI location = URI.create("/v1/conflicts/" + proposed.account().key() + "/decisions/" + proposed.id());
        return ResponseEntity.created(location).body(DecisionView.of(proposed));
    }

    @PostMapping("/{portal}/{accountId}/decisions/{decisionId}:approve")
    DecisionView approve(
            @PathVariable String portal,
            @PathVariable String accountId,
            @PathVariable UUID decisionId,
            @RequestBody(required = false) Signature signature,
            Principal caller) {
        return DecisionView.of(
                decideConflict.approve(Paths.account(portal, accountId), decisionId, Signature.of(caller, signature)));
    }

    @PostMapping("/{portal}/{accountId}/decisions/{decisionId}:reject")
    DecisionView reject(
            @PathVariable String portal,
            @PathVariable String accountId,
            @PathVariable UUID decisionId,
            @RequestBody(required = false) Signature signature,
            Principal caller) {
        return DecisionView.of(
                decideConflict.reject(Paths.account(portal, accountId), decisionId, Signature.of(caller, signature)));
    }

    @PostMapping("/{portal}/{accountId}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    Conflicts.Note note(
            @PathVariable String portal, @PathVariable String accountId, @RequestBody NewNote text, Principal caller) {
        Conflicts.Note note = new Conflicts.Note(
                Signature.of(caller, "by", text.by()), clock.instant(), OpsText.required("text", text.text()));
        conflicts.add(Paths.account(portal, accountId), note);
        return note;
    }

    record Page(List<CaseLine> conflicts) {}

    record CaseLine(String portal, String accountId, Conflicts.Status status, Instant since, boolean awaitsApproval) {

        static CaseLine of(Conflicts.Case found) {
            return new CaseLine(
                    found.account().portal(),
                    found.account().number(),
                    found.status(),
                    found.since(),
                    found.isProposed());
        }
    }

    record CaseView(
            Evidence account, List<Evidence> sameCitizen, List<DecisionView> decisions, List<Conflicts.Note> notes) {}

    /** One side of a case; what is personal is masked. */
    record Evidence(
            String accountId,
            AccountState state,
            Masked holder,
            Instant cccdConfirmedAt,
            String vneidSubject,
            Instant linkedAt,
            String refusal) {

        static Evidence of(Account account) {
            Progress progress = account.progress();
            Link link = progress.heldLink().orElse(null);
            return new Evidence(
                    account.id().number(),
                    account.state(),
                    Masked.of(account),
                    progress.check().confirmedAt(),
                    link == null ? null : link.vneidSubject(),
                    link == null ? null : link.at(),
                    progress.refusal().reason());
        }
    }

    record DecisionView(
            UUID decisionId,
            LinkDecision.Action action,
            String reason,
            LinkDecision.Status status,
            LinkDecision.Step requested,
            LinkDecision.Step decided) {

        static DecisionView of(LinkDecision decision) {
            return new DecisionView(
                    decision.id(),
                    decision.action(),
                    decision.reason(),
                    decision.verdict().status(),
                    decision.requested(),
                    decision.verdict().step());
        }
    }

    record Proposal(String action, String reason, String requestedBy) {

        LinkDecision.Action parsedAction() {
            return Arrays.stream(LinkDecision.Action.values())
                    .filter(known -> known.name().equals(action))
                    .findFirst()
                    .orElseThrow(() -> Problem.field("action"));
        }
    }

    record NewNote(String by, String text) {}
}
