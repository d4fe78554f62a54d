package vn.lienket.account.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienket.account.Certificate;
import vn.lienket.account.Link;
import vn.lienket.account.LinkReceipt;

/** Receipts of links and certificates of erasures as compact JWS (ES256), which whoever has our public keys verifies without us. */
@Component
final class ReceiptSigner {

    static final String ISSUER = "lienket/account-service";
    private static final JOSEObjectType TYPE = new JOSEObjectType("link-receipt+jwt");
    private static final JOSEObjectType ERASURE = new JOSEObjectType("erasure-certificate+jwt");

    private final ECKey key;
    private final JWKSet published;

    ReceiptSigner(ReceiptKeys keys) {
        this.key = keys.signing();
        this.published = keys.published();
    }

    Map<String, Object> publicKeys() {
        return published.toJSONObject();
    }

    String sign(LinkReceipt receipt, Instant at) {
        Link link = receipt.link();
        Map<String, Object> linked = new LinkedHashMap<>();
        linked.put("at", link.at().toString());
        linked.put("vneidSubject", link.vneidSubject());
        linked.put("late", link.late());
        linked.put("sequence", link.sequence());
        linked.put("why", receipt.why());
        linked.put("facts", receipt.facts());
        Map<String, Object> holder = new HashMap<>();
        holder.put("fullName", receipt.holder().fullName());
        holder.put("cccd", receipt.holder().cccd());
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .issueTime(Date.from(at))
                .claim("portal", receipt.account().portal())
                .claim("accountId", receipt.account().number())
                .claim("holder", holder)
                .claim("linked", linked)
                .build();
        return signed(TYPE, claims);
    }

    String sign(UUID erasure, Certificate certificate) {
        return signed(
                ERASURE,
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .issueTime(Date.from(certificate.issuedAt()))
                        .claim("erasureId", erasure.toString())
                        .claim("certificate", certificate.text())
                        .build());
    }

    private String signed(JOSEObjectType type, JWTClaimsSet claims) {
        SignedJWT receipt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(type)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            receipt.sign(new ECDSASigner(key));
            return receipt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty when it was not signed here, or changed. */
    Optional<JWTClaimsSet> verified(String compact) {
        try {
            SignedJWT receipt = SignedJWT.parse(compact.strip());
            JWK by = published.getKeyByKeyId(receipt.getHeader().getKeyID());
            boolean good = by != null
                    && TYPE.equals(receipt.getHeader().getType())
                    && receipt.verify(new ECDSAVerifier(by.toECKey()));
            return good ? Optional.of(receipt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException notOurs) {
            return Optional.empty();
        }
    }
}
