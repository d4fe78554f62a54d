package vn.lienket.account.web;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.account.AccountId;
import vn.lienket.account.DecisionRefused;
import vn.lienket.account.Erasure;
import vn.lienket.account.Erasures;
import vn.lienket.account.Finding;
import vn.lienket.account.LinkDecision;

/** The right to be forgotten: two people have everything personal about a citizen erased, and get it certified. */
@RestController
@RequestMapping("/v1/erasures")
class ErasuresEndpoint {

    private static final int SHOWN = 200;

    private final Erasures erasures;
    private final ReceiptSigner signer;
    private final Clock clock;

    ErasuresEndpoint(Erasures erasures, ReceiptSigner signer, Clock clock) {
        this.erasures = erasures;
        this.signer = signer;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<View> propose(@RequestBody Proposal proposal, Principal caller) {
        Erasure proposed = erasures.propose(
                Paths.account(String.valueOf(proposal.portal()), String.valueOf(proposal.accountId())),
                OpsText.required("reason", proposal.reason()),
                step(Signature.of(caller, "requestedBy", proposal.requestedBy())));
        return ResponseEntity.created(URI.create("/v1/erasures/" + proposed.id()))
                .body(view(proposed));
    }

    @GetMapping
    List<View> latest() {
        return erasures.latest(SHOWN).stream().map(this::view).toList();
    }

    @GetMapping("/{id}")
    View one(@PathVariable UUID id) {
        return view(erasures.find(id).orElseThrow(ErasuresEndpoint::unknown));
    }

    @PostMapping("/{id}:approve")
    View approve(@PathVariable UUID id, @RequestBody(required = false) Signature signature, Principal caller) {
        return view(erasures.approve(id, step(Signature.of(caller, signature))));
    }

    @PostMapping("/{id}:reject")
    View reject(@PathVariable UUID id, @RequestBody(required = false) Signature signature, Principal caller) {
        return view(erasures.reject(id, step(Signature.of(caller, signature))));
    }

    /** 404 until everything was found empty. */
    @GetMapping("/{id}/certificate")
    CertificateView certificate(@PathVariable UUID id) {
        return erasures.certificate(id)
                .map(certificate -> new CertificateView(
                        certificate.text(), certificate.sha256(), certificate.issuedAt(), signer.sign(id, certificate)))
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }

    private static DecisionRefused unknown() {
        return new DecisionRefused(DecisionRefused.Why.DECISION_NOT_FOUND);
    }

    private LinkDecision.Step step(String by) {
        return new LinkDecision.Step(by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private View view(Erasure erasure) {
        return new View(
                erasure.id(),
                erasure.asked().key(),
                erasure.accounts().stream().map(AccountId::key).toList(),
                erasure.reason(),
                erasure.verdict().status(),
                erasure.requested(),
                erasure.verdict().step(),
                erasure.provedAt(),
                erasures.findings(erasure.id()).stream().map(FindingView::of).toList());
    }

    /** @param findings of the last look, place by place */
    record View(
            UUID erasureId,
            String account,
            List<String> erasedAccounts,
            String reason,
            LinkDecision.Status status,
            LinkDecision.Step requested,
            LinkDecision.Step decided,
            Instant provedAt,
            List<FindingView> findings) {}

    record FindingView(String account, String place, boolean empty, String result) {

        static FindingView of(Finding finding) {
            return new FindingView(finding.account().key(), finding.place(), finding.isEmpty(), finding.result());
        }
    }

    /**
     * @param sha256 of the text's UTF-8 bytes; the accounts' audit has it too
     * @param signed the text as compact JWS; {@code /.well-known/jwks.json} has the key
     */
    record CertificateView(String text, String sha256, Instant issuedAt, String signed) {}

    /** @param requestedBy may be left out: the holder of the token */
    record Proposal(String portal, String accountId, String reason, String requestedBy) {}
}
