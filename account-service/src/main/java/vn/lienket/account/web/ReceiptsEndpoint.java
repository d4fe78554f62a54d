package vn.lienket.account.web;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.account.AccountNotFound;
import vn.lienket.account.CertifyLink;

/** Hands out receipts of links, and what one needs to trust them. */
@RestController
class ReceiptsEndpoint {

    private final CertifyLink certifyLink;
    private final ReceiptSigner signer;
    private final Clock clock;

    ReceiptsEndpoint(CertifyLink certifyLink, ReceiptSigner signer, Clock clock) {
        this.certifyLink = certifyLink;
        this.signer = signer;
        this.clock = clock;
    }

    @GetMapping("/v1/portals/{portal}/accounts/{accountId}/link-receipt")
    Receipt receipt(@PathVariable String portal, @PathVariable String accountId) {
        Instant at = clock.instant();
        return certifyLink
                .receipt(Paths.account(portal, accountId))
                .map(receipt -> new Receipt(signer.sign(receipt, at)))
                .orElseThrow(() -> new Problem(ProblemType.NOT_LINKED));
    }

    /** Whether it is ours, which the keys alone would tell too, and whether it is still so, which only we know. */
    @PostMapping("/v1/link-receipts:verify")
    Verdict verify(@RequestBody Receipt given) {
        JWTClaimsSet claims = signer.verified(given.receipt() == null ? "" : given.receipt())
                .orElseThrow(() -> new Problem(ProblemType.INVALID_RECEIPT));
        return new Verdict(isStillSo(claims), claims.getIssueTime().toInstant(), claims.getClaim("linked"));
    }

    private boolean isStillSo(JWTClaimsSet claims) {
        try {
            String portal = claims.getStringClaim("portal");
            String accountId = claims.getStringClaim("accountId");
            Map<String, Object> linked = claims.getJSONObjectClaim("linked");
            long sequence = ((Number) linked.get("sequence")).longValue();
            return certifyLink
                    .receipt(Paths.account(portal, accountId))
                    .filter(now -> now.link().sequence() == sequence)
                    .isPresent();
        } catch (AccountNotFound gone) {
            return false;
        } catch (ParseException weNeverSignedSuch) {
            throw new Problem(ProblemType.INVALID_RECEIPT);
        }
    }

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(signer.publicKeys());
    }

    /** @param receipt compact JWS */
    record Receipt(String receipt) {}

    /** @param stillLinked by the very link that it certifies */
    record Verdict(boolean stillLinked, Instant issuedAt, Object linked) {}
}
