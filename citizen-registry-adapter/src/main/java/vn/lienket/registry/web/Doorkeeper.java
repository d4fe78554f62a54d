package vn.lienket.registry.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets in who shows the key, with a body of a known and bearable size; all before a byte of it is read. */
final class Doorkeeper implements HandlerInterceptor {

    private static final long LONGEST_BODY = 1_000_000;

    private final byte[] key;

    /** @param key without one nobody is let in */
    Doorkeeper(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!isKey(request.getHeader("X-Api-Key"))) {
            return refuse(response, HttpStatus.UNAUTHORIZED, "unknown-client", "X-Api-Key is missing or not known.");
        }
        if (request.getHeader("Transfer-Encoding") != null) {
            return refuse(response, HttpStatus.LENGTH_REQUIRED, "length-required", "Say how long the body is.");
        }
        if (request.getContentLengthLong() > LONGEST_BODY) {
            return refuse(response, HttpStatus.CONTENT_TOO_LARGE, "too-long", "A body has at most 1,000,000 bytes.");
        }
        return true;
    }

    /** In a time that does not tell how much of it is right. */
    private boolean isKey(String shown) {
        return key.length > 0 && shown != null && MessageDigest.isEqual(key, shown.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean refuse(HttpServletResponse response, HttpStatus status, String type, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write("{\"type\":\"/errors/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(type, status.getReasonPhrase(), status.value(), detail));
        return false;
    }
}
