package vn.lienket.account.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * So many requests a second for each client, and as many again at once after a pause; headers as in the IETF's draft on rate limits. Runs where the token
 * is known. Each instance counts for itself: what it protects is the instance.
 */
final class RateLimit extends OncePerRequestFilter {

    private static final long MOST_CLIENTS = 100_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
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
        ConsumptionProbe probe = buckets.get(client, name -> bucket(limit)).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Policy", "\"client\";q=" + limit + ";w=1");
        response.setHeader("RateLimit", "\"client\";r=" + probe.getRemainingTokens() + ";t=1");
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        refusals.refuse(request, response, new Problem(ProblemType.TOO_MANY_REQUESTS));
    }

    private static Bucket bucket(int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
