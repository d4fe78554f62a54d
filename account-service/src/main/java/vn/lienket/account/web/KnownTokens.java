package vn.lienket.account.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** A token that was verified is not verified again for a minute: a portal sends the same one with each login. What failed is not kept. */
final class KnownTokens implements JwtDecoder {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final long MOST_TOKENS = 10_000;

    private final JwtDecoder verifying;
    private final Clock clock;
    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .maximumSize(MOST_TOKENS)
            .expireAfterWrite(FRESH)
            .build();

    KnownTokens(JwtDecoder verifying, Clock clock) {
        this.verifying = verifying;
        this.clock = clock;
    }

    boolean knows(String token) {
        Jwt known = verified.getIfPresent(token);
        return known != null && holds(known);
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = verified.getIfPresent(token);
        if (known != null && holds(known)) {
            return known;
        }
        Jwt fresh = verifying.decode(token);
        verified.put(token, fresh);
        return fresh;
    }

    /** Whatever is near its end the verifier judges, which allows for clocks that differ. */
    private boolean holds(Jwt token) {
        return token.getExpiresAt() != null && token.getExpiresAt().isAfter(clock.instant());
    }
}
