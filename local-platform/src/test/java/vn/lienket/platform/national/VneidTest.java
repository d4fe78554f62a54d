package vn.lienket.platform.national;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.lienket.platform.Ports;
import vn.lienket.platform.http.Json;

class VneidTest {

    private static final String CITIZEN = "074188004321";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-anybody-43";
    private static final String BACK = "http://localhost/callback/dvcqg";

    @TempDir
    private Path folder;

    private Vneid vneid;

    @BeforeEach
    void knowsOneCitizen() throws Exception {
        vneid = Vneid.start(folder.resolve("identities.json"), Ports.free(), Clock.systemUTC());
        vneid.put(List.of(new Identity(CITIZEN, "subject-1", "LEVEL_2")));
    }

    @AfterEach
    void stops() {
        vneid.close();
    }

    @Test
    void givesAVerifiableTokenForACodeAndItsVerifier() throws Exception {
        JsonNode tokens = json(token(code(), VERIFIER));
        SignedJWT idToken = SignedJWT.parse(tokens.path("id_token").asString());
        JWKSet keys = JWKSet.parse(get("/jwks").body());

        assertThat(idToken.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(idToken.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(idToken.getJWTClaimsSet().getClaims())
                .containsEntry("sub", "subject-1")
                .containsEntry("citizen_number", CITIZEN)
                .containsEntry("assurance_level", "LEVEL_2")
                .containsEntry("nonce", "n-1")
                .containsEntry("iss", vneid.issuer().toString());
        assertThat(keys.getKeys()).allMatch(key -> !key.isPrivate());
    }

    @Test
    void tellsTheSameAtUserinfo() throws Exception {
        String accessToken = json(token(code(), VERIFIER)).path("access_token").asString();
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(at("/userinfo")).header("Authorization", "Bearer " + accessToken));
        assertThat(json(answer).path("citizen_number").asString()).isEqualTo(CITIZEN);
        assertThat(send(HttpRequest.newBuilder(at("/userinfo")).header("Authorization", "Bearer x"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void takesACodeOnceOnly() throws Exception {
        String code = code();
        assertThat(token(code, VERIFIER).statusCode()).isEqualTo(200);
        assertThat(json(token(code, VERIFIER)).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void refusesACodeWithoutItsVerifier() throws Exception {
        String stolen = code();
        assertThat(json(token(stolen, "another-verifier")).path("error").asString())
                .isEqualTo("invalid_grant");
        assertThat(token(stolen, VERIFIER).statusCode()).isEqualTo(400);
    }

    @Test
    void asksAgainAfterAWrongPasscode() throws Exception {
        HttpResponse<String> answer = post(
                "/login",
                Map.of("request", requestId(authorize(BACK).body()), "citizen_number", CITIZEN, "passcode", "000000"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("không đúng").doesNotContain(CITIZEN);
    }

    @Test
    void sendsNobodyToAnotherMachine() throws Exception {
        assertThat(authorize("https://elsewhere.example/callback").statusCode()).isEqualTo(400);
        assertThat(authorize("http://localhost@elsewhere.example/").statusCode())
                .isEqualTo(400);
    }

    @Test
    void describesItself() throws Exception {
        JsonNode discovery = json(get("/.well-known/openid-configuration"));
        assertThat(discovery.path("issuer").asString()).isEqualTo(vneid.issuer().toString());
        assertThat(discovery.path("code_challenge_methods_supported").path(0).asString())
                .isEqualTo("S256");
    }

    @Test
    void isDownWhileTheFaultIsSwitchedOn() throws Exception {
        send(HttpRequest.newBuilder(at("/faults")).PUT(HttpRequest.BodyPublishers.ofString("{\"status\": 500}")));
        assertThat(get("/jwks").statusCode()).isEqualTo(500);
        send(HttpRequest.newBuilder(at("/faults")).DELETE());
        assertThat(get("/jwks").statusCode()).isEqualTo(200);
    }

    private String code() throws Exception {
        HttpResponse<String> answer = post(
                "/login",
                Map.of(
                        "request",
                        requestId(authorize(BACK).body()),
                        "citizen_number",
                        CITIZEN,
                        "passcode",
                        Vneid.PASSCODE));
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(BACK).endsWith("state=s-1");
        return location.replaceAll(".*code=([^&]+).*", "$1");
    }

    private HttpResponse<String> authorize(String redirect) throws Exception {
        byte[] challenge = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return get("/authorize?"
                + form(Map.of(
                        "response_type", "code",
                        "client_id", "dvcqg",
                        "redirect_uri", redirect,
                        "scope", "openid",
                        "state", "s-1",
                        "nonce", "n-1",
                        "code_challenge_method", "S256",
                        "code_challenge",
                                Base64.getUrlEncoder().withoutPadding().encodeToString(challenge))));
    }

    private HttpResponse<String> token(String code, String verifier) throws Exception {
        return post(
                "/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "client_id", "dvcqg",
                        "redirect_uri", BACK,
                        "code_verifier", verifier));
    }

    private static String requestId(String page) {
        return page.replaceAll("(?s).*name=\"request\" value=\"([^\"]+)\".*", "$1");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(at(path)));
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        return send(HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.MAPPER.readTree(answer.body());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private URI at(String path) {
        return vneid.issuer().resolve(path);
    }
}
