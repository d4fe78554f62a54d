package vn.lienket.account.web;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.account.AccountType;
import vn.lienket.account.ChangeCutoff;
import vn.lienket.account.Cutoff;
import vn.lienket.account.CutoffKey;
import vn.lienket.account.CutoffProposal;
import vn.lienket.account.CutoffProposals;
import vn.lienket.account.CutoffTerms;
import vn.lienket.account.Cutoffs;

/** The cutoff calendar. */
@RestController
@RequestMapping("/v1/cutoffs")
class CutoffsEndpoint {

    private final Cutoffs cutoffs;
    private final ChangeCutoff changeCutoff;
    private final CutoffProposals proposals;

    CutoffsEndpoint(Cutoffs cutoffs, ChangeCutoff changeCutoff, CutoffProposals proposals) {
        this.cutoffs = cutoffs;
        this.changeCutoff = changeCutoff;
        this.proposals = proposals;
    }

    @GetMapping
    List<Entry> all() {
        return cutoffs.all().stream().map(Entry::of).toList();
    }

    @GetMapping("/{portal}/{accountType}/history")
    List<Version> history(@PathVariable String portal, @PathVariable String accountType) {
        return cutoffs.history(new CutoffKey(Paths.portal(portal), Paths.type(accountType))).stream()
                .map(Version::of)
                .toList();
    }

    /** 200 with the new entry; 202 when a second person must approve it first. */
    @PutMapping("/{portal}/{accountType}")
    ResponseEntity<?> set(
            @PathVariable String portal,
            @PathVariable String accountType,
            @RequestBody Change change,
            Principal caller) {
        CutoffKey key = new CutoffKey(Paths.portal(portal), Paths.type(accountType));
        return changeCutoff
                .change(key, change.change(caller))
                .fold(changed -> ResponseEntity.ok(Entry.of(changed)), waits -> ResponseEntity.accepted()
                        .location(URI.create("/v1/cutoffs/proposals/" + waits.id()))
                        .body(Proposal.of(waits)));
    }

    @GetMapping("/proposals")
    List<Proposal> waiting() {
        return proposals.waiting().stream().map(Proposal::of).toList();
    }

    @PostMapping("/proposals/{id}:approve")
    Entry approve(@PathVariable UUID id, @RequestBody(required = false) Signature signature, Principal caller) {
        return Entry.of(changeCutoff.approve(id, Signature.of(caller, signature)));
    }

    @PostMapping("/proposals/{id}:reject")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reject(@PathVariable UUID id, @RequestBody(required = false) Signature signature, Principal caller) {
        changeCutoff.reject(id, Signature.of(caller, signature));
    }

    record Entry(
            String portal,
            AccountType accountType,
            Instant cutoffAt,
            Instant graceUntil,
            boolean exempt,
            long calendarVersion) {

        static Entry of(Cutoff cutoff) {
            return new Entry(
                    cutoff.key().portal(),
                    cutoff.key().type(),
                    cutoff.terms().cutoffAt(),
                    cutoff.terms().graceUntil(),
                    cutoff.terms().exempt(),
                    cutoff.version());
        }
    }

    record Version(
            Entry entry, String reason, String requestedBy, String approvedBy, Instant decidedAt, Instant reachedAt) {

        static Version of(Cutoffs.Version version) {
            Cutoffs.Change change = version.change();
            return new Version(
                    Entry.of(version.cutoff()),
                    change.reason(),
                    change.requestedBy(),
                    change.approvedBy(),
                    version.decidedAt(),
                    version.reachedAt());
        }
    }

    /** @param entry as it will be */
    record Proposal(UUID proposalId, Entry entry, String reason, String requestedBy, Instant requestedAt) {

        static Proposal of(CutoffProposal proposal) {
            Cutoffs.Change change = proposal.change();
            return new Proposal(
                    proposal.id(),
                    Entry.of(new Cutoff(proposal.key(), change.terms(), proposal.version() + 1)),
                    change.reason(),
                    change.requestedBy(),
                    proposal.requestedAt());
        }
    }

    record Change(
            OffsetDateTime cutoffAt, OffsetDateTime graceUntil, Boolean exempt, String reason, String requestedBy) {

        Cutoffs.Change change(Principal caller) {
            return new Cutoffs.Change(
                    terms(),
                    OpsText.required("reason", reason),
                    Signature.of(caller, "requestedBy", requestedBy),
                    null);
        }

        private CutoffTerms terms() {
            try {
                return new CutoffTerms(instant(cutoffAt), instant(graceUntil), Boolean.TRUE.equals(exempt));
            } catch (IllegalArgumentException contradictory) {
                throw new Problem(ProblemType.INVALID_CUTOFF);
            }
        }

        /** As precise as facts are, so that what is announced is what is kept. */
        private static Instant instant(OffsetDateTime time) {
            return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** @param within how close to a cutoff a change takes two people; 0 for never */
    @ConfigurationProperties("account.cutoff.approval")
    record ApprovalSettings(@DefaultValue("48h") Duration within) {}

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        ChangeCutoff changeCutoff(Cutoffs cutoffs, CutoffProposals proposals, Clock clock, ApprovalSettings approval) {
            return new ChangeCutoff(cutoffs, proposals, clock, approval.within());
        }
    }
}
