package vn.lienket.platform.tokens;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienket.platform.Ports;
import vn.lienket.platform.http.Answer;
import vn.lienket.platform.http.Faults;
import vn.lienket.platform.http.HttpDoor;
import vn.lienket.platform.http.Request;

/**
 * Stand-in of the authorization server that portals, operators and auditors get their access tokens from: OAuth 2.0 client credentials (RFC 6749 section
 * 4.4), JWT access tokens with {@code iss}, {@code aud}, {@code sub} and {@code scope}, keys at {@code /jwks}.
 *
 * <p>{@code POST /token} with the client's name and secret by HTTP Basic or in the form; {@link ClientId} says which clients there are.
 */
public final class TokenIssuer implements AutoCloseable {

    private final ClientSecrets secrets;
    private final URI issuer;
    private final AccessTokens tokens;
    private final Faults faults;
    private final HttpDoor door = new HttpDoor();

    private TokenIssuer(ClientSecrets secrets, URI issuer, Clock clock) {
        this.secrets = secrets;
        this.issuer = issuer;
        this.tokens = new AccessTokens(issuer, clock);
        this.faults = new Faults(clock);
    }

    public static TokenIssuer start(ClientSecrets secrets, int port, Clock clock) throws IOException {
        TokenIssuer issuer = new TokenIssuer(secrets, URI.create("http://localhost:" + port), clock);
        issuer.faults
                .switchedAt(issuer.door)
                .on("GET", "/.well-known/openid-configuration", issuer.faults.around(request -> issuer.metadata()))
                .on("GET", "/jwks", issuer.faults.around(request -> Answer.json(200, issuer.tokens.publicKeys())))
                .on("POST", "/token", issuer.faults.around(issuer::token))
                .open(port);
        return issuer;
    }

    /** For tests: on a free port. */
    public static TokenIssuer start() throws IOException {
        return start(new ClientSecrets("for tests"), Ports.free(), Clock.systemUTC());
    }

    public URI address() {
        return issuer;
    }

    public Faults faults() {
        return faults;
    }

    /** As a client of that name would get one. */
    public Credentials credentials(String clientId) {
        return new Credentials(issuer.resolve("/token"), clientId, secrets.of(clientId));
    }

    /** For tests: a token of any shape. */
    public String token(String subject, String... scopes) {
        return tokens.issue(subject, List.of(scopes), AccessTokens.LIFETIME);
    }

    /** For tests: one that has ended. */
    public String expiredToken(String subject, String... scopes) {
        return tokens.issue(subject, List.of(scopes), Duration.ofMinutes(-5));
    }

    /** A new key signs from now on; tokens of the old one stay good. */
    public void rotateKey() {
        tokens.rotate();
    }

    private Answer metadata() {
        return Answer.json(
                200,
                Map.of(
                        "issuer", issuer,
                        "token_endpoint", issuer.resolve("/token"),
                        "jwks_uri", issuer.resolve("/jwks"),
                        "grant_types_supported", List.of("client_credentials"),
                        "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post")));
    }

    private Answer token(Request request) {
        Map<String, String> form = request.form();
        Optional<ClientId> client = authenticated(request, form);
        if (client.isEmpty()) {
            return error(401, "invalid_client").with("WWW-Authenticate", "Basic realm=\"token\"");
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return error(400, "unsupported_grant_type");
        }
        List<String> allowed = client.get().scopes();
        List<String> wanted =
                form.containsKey("scope") ? Arrays.asList(form.get("scope").split(" ")) : allowed;
        return allowed.containsAll(wanted) ? granted(client.get().name(), wanted) : error(400, "invalid_scope");
    }

    private Answer granted(String name, List<String> scopes) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", tokens.issue(name, scopes, AccessTokens.LIFETIME));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", AccessTokens.LIFETIME.toSeconds());
        answer.put("scope", String.join(" ", scopes));
        return Answer.json(200, answer).with("Cache-Control", "no-store");
    }

    private Optional<ClientId> authenticated(Request request, Map<String, String> form) {
        String[] basic = request.header("Authorization")
                .filter(header -> header.startsWith("Basic "))
                .map(header -> decoded(header.substring("Basic ".length())).split(":", 2))
                .filter(pair -> pair.length == 2)
                .orElseGet(() ->
                        new String[] {form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", "")});
        return ClientId.of(basic[0]).filter(client -> isSecretOf(client, basic[1]));
    }

    private boolean isSecretOf(ClientId client, String given) {
        return MessageDigest.isEqual(
                secrets.of(client.name()).getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Answer error(int status, String error) {
        return Answer.json(status, Map.of("error", error));
    }

    @Override
    public void close() {
        door.close();
    }
}
