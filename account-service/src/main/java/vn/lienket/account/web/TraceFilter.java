package vn.lienket.account.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps the caller's W3C trace context for the facts that the request leads to. */
@Component
final class TraceFilter extends OncePerRequestFilter {

    private static final String TRACEPARENT = "traceparent";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(TRACEPARENT);
        if (given == null) {
            chain.doFilter(request, response);
            return;
        }
        try (MDC.MDCCloseable context = MDC.putCloseable(TRACEPARENT, given)) {
            chain.doFilter(request, response);
        }
    }
}
