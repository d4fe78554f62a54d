package vn.lienket.platform.national;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import vn.lienket.platform.http.Answer;
import vn.lienket.platform.http.Faults;
import vn.lienket.platform.http.HttpDoor;
import vn.lienket.platform.http.Request;

/**
 * Stand-in of VNeID: an OpenID Connect provider (authorization code flow with PKCE, public clients, RS256).
 *
 * <p>{@code GET /.well-known/openid-configuration} names the rest; {@code PUT /identities} says who exists; {@code PUT|DELETE /faults}; {@code GET /stats}.
 */
public final class Vneid implements AutoCloseable {

    /** What every identity of the stand-in logs in with, unless it has its own. */
    public static final String PASSCODE = "246810";

    private static final SecureRandom RANDOM = new SecureRandom();

    private record Grant(AuthorizationRequest request, Identity identity) {}

    private final Kept<Identity> identities;
    private final URI issuer;
    private final Tokens tokens;
    private final Faults faults;
    private final Map<String, AuthorizationRequest> atTheLoginPage = new ConcurrentHashMap<>();
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, Identity> accessTokens = new ConcurrentHashMap<>();
    private final AtomicLong logins = new AtomicLong();
    private final HttpDoor door = new HttpDoor();

    private Vneid(Kept<Identity> identities, URI issuer, Clock clock) {
        this.identities = identities;
        this.issuer = issuer;
        this.tokens = new Tokens(issuer, clock);
        this.faults = new Faults(clock);
    }

    /** @param file keeps the identities over a restart */
    public static Vneid start(Path file, int port, Clock clock) throws IOException {
        Vneid vneid = new Vneid(
                Kept.in(file, Identity[].class, Identity::citizenNumber),
                URI.create("http://localhost:" + port),
                clock);
        vneid.faults.switchedAt(vneid.door);
        vneid.route("GET", "/.well-known/openid-configuration", request -> Answer.json(200, vneid.discovery()));
        vneid.route("GET", "/authorize", vneid::authorize);
        vneid.route("POST", "/login", vneid::login);
        vneid.route("POST", "/token", vneid::token);
        vneid.route("GET", "/userinfo", vneid::userinfo);
        vneid.route("GET", "/jwks", request -> Answer.json(200, vneid.tokens.publicKeys()));
        vneid.door
                .on("PUT", "/identities", vneid::load)
                .on("GET", "/stats", request -> Answer.json(200, vneid.stats()))
                .open(port);
        return vneid;
    }

    private void route(String method, String path, HttpDoor.Handler handler) {
        door.on(method, path, faults.around(handler));
    }

    public URI issuer() {
        return issuer;
    }

    public Faults faults() {
        return faults;
    }

    /** Adds identities, and replaces those with the same number. */
    public void put(List<Identity> more) throws IOException {
        identities.put(more);
    }

    public Map<String, Long> stats() {
        return Map.of(
                "identities",
                (long) identities.size(),
                "logins",
                logins.get(),
                "answeredByFault",
                faults.answeredByFault());
    }

    private Answer load(Request request) throws IOException {
        List<Identity> more = List.of(request.json(Identity[].class));
        put(more);
        return Answer.json(200, Map.of("loaded", more.size()));
    }

    private Map<String, Object> discovery() {
        Map<String, Object> discovery = new LinkedHashMap<>();
        discovery.put("issuer", issuer);
        discovery.put("authorization_endpoint", issuer + "/authorize");
        discovery.put("token_endpoint", issuer + "/token");
        discovery.put("userinfo_endpoint", issuer + "/userinfo");
        discovery.put("jwks_uri", issuer + "/jwks");
        discovery.put("response_types_supported", List.of("code"));
        discovery.put("grant_types_supported", List.of("authorization_code"));
        discovery.put("subject_types_supported", List.of("public"));
        discovery.put("id_token_signing_alg_values_supported", List.of("RS256"));
        discovery.put("code_challenge_methods_supported", List.of("S256"));
        discovery.put("token_endpoint_auth_methods_supported", List.of("none"));
        discovery.put("scopes_supported", List.of("openid"));
        discovery.put("claims_supported", List.of("sub", "citizen_number", "assurance_level"));
        return discovery;
    }

    private Answer authorize(Request request) {
        String id = random();
        atTheLoginPage.put(id, AuthorizationRequest.of(request.query()));
        return Answer.html(200, LoginPage.fresh(id));
    }

    private Answer login(Request request) {
        Map<String, String> form = request.form();
        String id = form.getOrDefault("request", "");
        AuthorizationRequest asked = atTheLoginPage.get(id);
        if (asked == null) {
            return Answer.problem(400, "unknown-login", "This login was not started, or is over");
        }
        Identity identity = identities.get(form.getOrDefault("citizen_number", ""));
        if (identity == null || !identity.opensWith(form.get("passcode"))) {
            return Answer.html(401, LoginPage.refused(id));
        }
        atTheLoginPage.remove(id);
        String code = random();
        codes.put(code, new Grant(asked, identity));
        return Answer.seeOther(asked.redirectUri() + "?code=" + code + "&state="
                + URLEncoder.encode(asked.state(), StandardCharsets.UTF_8));
    }

    private Answer token(Request request) throws JOSEException {
        Map<String, String> form = request.form();
        // A code counts once, also when what comes with it is wrong.
        Grant grant = codes.remove(form.getOrDefault("code", ""));
        if (!"authorization_code".equals(form.get("grant_type"))) {
            return oauthError("unsupported_grant_type");
        }
        if (grant == null
                || !grant.request().clientId().equals(form.get("client_id"))
                || !grant.request().redirectUri().toString().equals(form.get("redirect_uri"))
                || !grant.request().verifies(form.getOrDefault("code_verifier", ""))) {
            return oauthError("invalid_grant");
        }
        logins.incrementAndGet();
        String accessToken = random();
        accessTokens.put(accessToken, grant.identity());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", Tokens.LIFETIME.toSeconds());
        answer.put(
                "id_token",
                tokens.idToken(
                        grant.identity(),
                        grant.request().clientId(),
                        grant.request().nonce()));
        return Answer.json(200, answer).with("Cache-Control", "no-store");
    }

    private static Answer oauthError(String error) {
        return Answer.json(400, Map.of("error", error));
    }

    private Answer userinfo(Request request) {
        Identity identity = request.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> accessTokens.get(header.substring("Bearer ".length())))
                .orElse(null);
        if (identity == null) {
            return Answer.problem(401, "invalid-token", "The access token is missing or not known")
                    .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        return Answer.json(
                200,
                Map.of(
                        "sub", identity.subject(),
                        "citizen_number", identity.citizenNumber(),
                        "assurance_level", identity.assuranceLevel()));
    }

    private static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        door.close();
    }
}
