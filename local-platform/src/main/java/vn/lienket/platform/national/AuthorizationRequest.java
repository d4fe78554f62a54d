package vn.lienket.platform.national;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import vn.lienket.platform.http.BadRequest;

/** What a portal asks at {@code /authorize}: the code flow with PKCE (S256) only, and back to this machine only. */
record AuthorizationRequest(String clientId, URI redirectUri, String state, String nonce, String codeChallenge) {

    static AuthorizationRequest of(Map<String, String> query) {
        require("code".equals(query.get("response_type")), "response_type must be code");
        require("S256".equals(query.get("code_challenge_method")), "code_challenge_method must be S256");
        require((" " + query.getOrDefault("scope", "") + " ").contains(" openid "), "scope must have openid");
        return new AuthorizationRequest(
                needed(query, "client_id"),
                loopback(needed(query, "redirect_uri")),
                query.getOrDefault("state", ""),
                query.get("nonce"),
                needed(query, "code_challenge"));
    }

    /** A stand-in that sent a browser anywhere would be an open redirector. */
    private static URI loopback(String address) {
        try {
            URI uri = URI.create(address);
            require(
                    "http".equals(uri.getScheme()) && "localhost".equals(uri.getHost()) && uri.getRawFragment() == null,
                    "redirect_uri must be on http://localhost");
            return uri;
        } catch (IllegalArgumentException e) {
            throw new BadRequest("redirect_uri is not an address");
        }
    }

    boolean verifies(String codeVerifier) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(codeVerifier.getBytes(StandardCharsets.US_ASCII));
            return codeChallenge.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String needed(Map<String, String> query, String name) {
        String value = query.get(name);
        require(value != null && !value.isBlank(), name + " is missing");
        return value;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new BadRequest(otherwise);
        }
    }
}
