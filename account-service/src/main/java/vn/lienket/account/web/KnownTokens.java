package vn.lienket.account.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * A token that was verified is not verified again for a minute: a portal sends the same one with each login. It stays known until its end or until it
 * fails, so that a portal's flow of logins is not taken for a flood of new tokens each time the minute is over. What failed is not kept.
 */
final class KnownTokens implements JwtDecoder {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final long MOST_TOKENS = 10_000;

    private final JwtDecoder verifying;
    private final Clock clock;
    private final Cache<String, Verified> known =
            Caffeine.newBuilder().maximumSize(MOST_TOKENS).build();

    private record Verified(Jwt token, Instant at) {}

    KnownTokens(JwtDecoder verifying, Clock clock) {
        this.verifying = verifying;
        this.clock = clock;
    }

    boolean knows(String token) {
        Verified verified = known.getIfPresent(token);
        return verified != null && holds(verified.token);
    }

    @Override
    public Jwt decode(String token) {
        Verified verified = known.getIfPresent(token);
        if (verified != null && holds(verified.token) && isFresh(verified)) {
            return verified.token;
        }
        try {
            Jwt fresh = verifying.decode(token);
            known.put(token, new Verified(fresh, clock.instant()));
            return fresh;
        } catch (BadJwtException e) {
            known.invalidate(token);
            throw e;
        }
    }

    private boolean isFresh(Verified verified) {
        return verified.at.plus(FRESH).isAfter(clock.instant());
    }

    /** Whatever is near its end the verifier judges, which allows for clocks that differ. */
    private boolean holds(Jwt token) {
        return token.getExpiresAt() != null && token.getExpiresAt().isAfter(clock.instant());
    }
}
