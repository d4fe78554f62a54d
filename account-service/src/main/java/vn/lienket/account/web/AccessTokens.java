package vn.lienket.account.web;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import vn.lienket.account.IssuerKeys;

/**
 * Reads access tokens. The issuer is asked for its keys when the first token comes, then every five minutes and at a key that is new; while it is down
 * those that were seen last count, also after a restart.
 */
@Configuration(proxyBeanMethods = false)
class AccessTokens {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration LONGEST_REFRESH = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
    private static final int TIMEOUT_MILLIS = 2000;
    private static final int MOST_BYTES = 64 * 1024;

    @Bean
    KnownTokens jwtDecoder(OAuth2ResourceServerProperties properties, IssuerKeys issuerKeys, Clock clock) {
        OAuth2ResourceServerProperties.Jwt settings = properties.getJwt();
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys(settings.getJwkSetUri(), issuerKeys))
                .jwsAlgorithms(known -> known.addAll(
                        List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256)))
                .build();
        decoder.setJwtValidator(validator(settings.getIssuerUri(), settings.getAudiences()));
        return new KnownTokens(decoder, clock);
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer, List<String> audiences) {
        return new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, given -> given != null && !Collections.disjoint(given, audiences)),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, Names::isFitToSign));
    }

    private static JWKSource<SecurityContext> keys(String address, IssuerKeys issuerKeys) {
        var atTheIssuer = new URLBasedJWKSetSource<>(
                url(address), new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES));
        return JWKSourceBuilder.create(new RememberedKeys(atTheIssuer, issuerKeys))
                .cache(FRESH.toMillis(), LONGEST_REFRESH.toMillis())
                .refreshAheadCache(false)
                .rateLimited(SHORTEST_PAUSE.toMillis())
                .build();
    }

    private static URL url(String address) {
        try {
            return URI.create(address).toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new IllegalStateException("not an address of keys: " + address, e);
        }
    }
}
