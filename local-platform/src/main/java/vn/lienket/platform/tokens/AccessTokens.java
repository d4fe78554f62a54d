package vn.lienket.platform.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Signed with ES256 by the newest key; older ones stay published. */
final class AccessTokens {

    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final String AUDIENCE = "lienket";

    private final List<JWK> keys = new CopyOnWriteArrayList<>();
    private final URI issuer;
    private final Clock clock;

    AccessTokens(URI issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
        rotate();
    }

    void rotate() {
        try {
            keys.add(
                    0,
                    new ECKeyGenerator(Curve.P_256)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.ES256)
                            .keyIDFromThumbprint(true)
                            .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issue(String subject, List<String> scopes, Duration lifetime) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issuer(issuer.toString())
                .audience(AUDIENCE)
                .subject(subject)
                .claim("client_id", subject)
                .claim("scope", String.join(" ", scopes))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build();
        try {
            ECKey key = keys.get(0).toECKey();
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(JOSEObjectType.JWT)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, Object> publicKeys() {
        return new JWKSet(keys).toPublicJWKSet().toJSONObject();
    }
}
