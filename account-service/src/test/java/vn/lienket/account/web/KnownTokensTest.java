package vn.lienket.account.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class KnownTokensTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final List<String> verified = new ArrayList<>();
    private final InstantSource time = () -> this.now;
    private final KnownTokens tokens = new KnownTokens(this::verify, time.withZone(ZoneOffset.UTC));
    private Instant now = NOW;
    private boolean keyWithdrawn;

    @Test
    void verifiesATokenOnce() {
        assertThat(tokens.knows("lasting")).isFalse();
        assertThat(tokens.decode("lasting")).isSameAs(tokens.decode("lasting"));
        assertThat(tokens.knows("lasting")).isTrue();
        assertThat(verified).containsExactly("lasting");
    }

    @Test
    void verifiesItAgainAfterAMinuteAndKnowsItMeanwhile() {
        tokens.decode("lasting");
        now = NOW.plusSeconds(61);
        assertThat(tokens.knows("lasting")).isTrue();
        tokens.decode("lasting");
        assertThat(verified).containsExactly("lasting", "lasting");
    }

    @Test
    void knowsItNoMoreOnceItFails() {
        tokens.decode("lasting");
        now = NOW.plusSeconds(61);
        keyWithdrawn = true;
        assertThatThrownBy(() -> tokens.decode("lasting")).isInstanceOf(BadJwtException.class);
        assertThat(tokens.knows("lasting")).isFalse();
    }

    @Test
    void leavesATokenThatHasEndedToTheVerifierEachTime() {
        tokens.decode("ended");
        tokens.decode("ended");
        assertThat(tokens.knows("ended")).isFalse();
        assertThat(verified).containsExactly("ended", "ended");
    }

    @Test
    void keepsNothingThatFailed() {
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThat(tokens.knows("forged")).isFalse();
        assertThat(verified).containsExactly("forged", "forged");
    }

    private Jwt verify(String token) {
        verified.add(token);
        if (keyWithdrawn || token.equals("forged")) {
            throw new BadJwtException("forged");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject("portal-a")
                .expiresAt(token.equals("ended") ? NOW : NOW.plusSeconds(600))
                .build();
    }
}
