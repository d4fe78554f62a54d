package vn.lienket.account.web;

import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tokens that were not seen before, for each address: nobody is known yet who could be counted, and to verify one costs. Those that were verified a moment
 * ago pass, so a flood of invalid ones does not shut out who shares the address.
 */
final class NewTokenLimit extends OncePerRequestFilter {

    private final BearerTokenResolver bearer = new DefaultBearerTokenResolver();
    private final Buckets buckets = new Buckets();
    private final KnownTokens tokens;
    private final LimitSettings settings;
    private final Refusals refusals;

    NewTokenLimit(KnownTokens tokens, LimitSettings settings, Refusals refusals) {
        this.tokens = tokens;
        this.settings = settings;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isKnown(request)) {
            chain.doFilter(request, response);
            return;
        }
        ConsumptionProbe probe = buckets.take(request.getRemoteAddr(), settings.newTokensPerSecond());
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            refusals.refuseFlood(request, response, probe.getNanosToWaitForRefill());
        }
    }

    /** Whoever sends none is counted as anonymous later. */
    private boolean isKnown(HttpServletRequest request) {
        try {
            String token = bearer.resolve(request);
            return token == null || tokens.knows(token);
        } catch (OAuth2AuthenticationException malformed) {
            return false;
        }
    }
}
