package vn.lienket.account.web;

import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Requests a second of each client; headers as in the IETF's draft on rate limits. Each instance counts for itself: what it protects is the instance. */
final class RateLimit extends OncePerRequestFilter {

    private final Buckets buckets = new Buckets();
    private final LimitSettings settings;
    private final Refusals refusals;

    RateLimit(LimitSettings settings, Refusals refusals) {
        this.settings = settings;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        boolean anonymous = caller == null || caller instanceof AnonymousAuthenticationToken;
        String client = anonymous ? "address " + request.getRemoteAddr() : caller.getName();
        int limit = anonymous ? settings.anonymousPerSecond() : settings.of(client);
        ConsumptionProbe probe = buckets.take(client, limit);
        response.setHeader("RateLimit-Policy", "\"client\";q=" + limit + ";w=1");
        response.setHeader("RateLimit", "\"client\";r=" + probe.getRemainingTokens() + ";t=1");
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            refusals.refuseFlood(request, response, probe.getNanosToWaitForRefill());
        }
    }
}
