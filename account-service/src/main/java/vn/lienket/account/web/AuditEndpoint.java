package vn.lienket.account.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.account.Audit;
import vn.lienket.account.VerifyAudit;

/** For auditors: why things are as they are, and the proof that nobody changed the answer. */
@RestController
@RequestMapping("/v1/audit")
class AuditEndpoint {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Audit audit;
    private final VerifyAudit verifyAudit;
    private final Clock clock;

    AuditEndpoint(Audit audit, VerifyAudit verifyAudit, Clock clock) {
        this.audit = audit;
        this.verifyAudit = verifyAudit;
        this.clock = clock;
    }

    /** @param subject account id, or account type for the calendar */
    @GetMapping("/{portal}/{subject}")
    List<LineView> of(@PathVariable String portal, @PathVariable String subject) {
        return audit.of(Paths.account(portal, subject).key()).stream()
                .map(LineView::of)
                .toList();
    }

    /** @param day in Vietnam; without it, today */
    @GetMapping("/verification")
    VerificationView verification(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        return VerificationView.of(verifyAudit.verify(day == null ? LocalDate.now(clock.withZone(VIETNAM)) : day));
    }

    record LineView(Instant at, String what, String who, String why, List<String> facts, Long number, String hash) {

        static LineView of(Audit.Line line) {
            boolean sealed = line.hash() != null;
            return new LineView(
                    line.at(),
                    line.entry().what(),
                    line.entry().who(),
                    line.entry().why(),
                    line.entry().facts(),
                    sealed ? line.number() : null,
                    sealed ? HexFormat.of().formatHex(line.hash()) : null);
        }
    }

    record VerificationView(
            boolean intact,
            LocalDate day,
            long lines,
            String head,
            Long firstBroken,
            int publishedHeads,
            Long firstContradicted) {

        static VerificationView of(VerifyAudit.Verdict verdict) {
            return new VerificationView(
                    verdict.isIntact(),
                    verdict.day(),
                    verdict.lines(),
                    verdict.head(),
                    verdict.firstBroken(),
                    verdict.publishedHeads(),
                    verdict.firstContradicted());
        }
    }
}
