package vn.lienket.platform.scenario;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.lienket.platform.national.Vneid;

/** A citizen's browser and a portal's back end going through VNeID's code flow with PKCE, each request over HTTP; the ID token is verified as a portal must. */
final class VneidBrowser {

    private static final Pattern REQUEST_ID = Pattern.compile("name=\"request\" value=\"([^\"]+)\"");

    private final Http http = new Http();
    private final JsonNode discovery;
    private final JWKSet keys;

    VneidBrowser(URI issuer) {
        this.discovery = http.get(issuer.resolve("/.well-known/openid-configuration"))
                .expect(200)
                .json();
        try {
            this.keys = JWKSet.parse(
                    http.get(endpoint("jwks_uri")).expect(200).response().body());
        } catch (ParseException e) {
            throw new IllegalStateException("VNeID's keys are unreadable", e);
        }
    }

    /** What VNeID told the portal of the citizen who logged in. */
    record LoggedIn(String subject, String citizenNumber, String assuranceLevel, Instant at) {

        /** The same, as if it had happened then. */
        LoggedIn at(Instant then) {
            return new LoggedIn(subject, citizenNumber, assuranceLevel, then);
        }

        @Override
        public String toString() {
            return "LoggedIn[" + subject + "]";
        }
    }

    LoggedIn logIn(String portal, String citizenNumber) {
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        String nonce = UUID.randomUUID().toString();
        String redirect = "http://localhost/callback/" + portal;
        String page = http.get(URI.create(endpoint("authorization_endpoint") + "?"
                        + form(
                                "response_type",
                                "code",
                                "client_id",
                                portal,
                                "redirect_uri",
                                redirect,
                                "scope",
                                "openid",
                                "state",
                                nonce,
                                "nonce",
                                nonce,
                                "code_challenge_method",
                                "S256",
                                "code_challenge",
                                sha256(verifier))))
                .expect(200)
                .response()
                .body();
        String back = submit(
                        endpoint("authorization_endpoint").resolve("/login"),
                        "request",
                        requestId(page),
                        "citizen_number",
                        citizenNumber,
                        "passcode",
                        Vneid.PASSCODE)
                .expect(302)
                .response()
                .headers()
                .firstValue("Location")
                .orElseThrow();
        JsonNode tokens = submit(
                        endpoint("token_endpoint"),
                        "grant_type",
                        "authorization_code",
                        "code",
                        back.replaceAll(".*[?&]code=([^&]+).*", "$1"),
                        "client_id",
                        portal,
                        "redirect_uri",
                        redirect,
                        "code_verifier",
                        verifier)
                .expect(200)
                .json();
        return verified(tokens.path("id_token").asString(), portal, nonce);
    }

    private LoggedIn verified(String idToken, String portal, String nonce) {
        try {
            SignedJWT token = SignedJWT.parse(idToken);
            JWTClaimsSet claims = token.getJWTClaimsSet();
            boolean genuine = token.verify(new RSASSAVerifier(
                            keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey()))
                    && claims.getIssuer().equals(discovery.path("issuer").asString())
                    && claims.getAudience().contains(portal)
                    && nonce.equals(claims.getStringClaim("nonce"))
                    && claims.getExpirationTime().after(new Date());
            if (!genuine) {
                throw new IllegalStateException("an ID token that is not VNeID's, or not for " + portal);
            }
            return new LoggedIn(
                    claims.getSubject(),
                    claims.getStringClaim("citizen_number"),
                    claims.getStringClaim("assurance_level"),
                    Instant.now());
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("an unreadable ID token", e);
        }
    }

    private Http.Answer submit(URI address, String... fields) {
        return http.post(
                address, "application/x-www-form-urlencoded", form(fields).getBytes(StandardCharsets.US_ASCII));
    }

    private URI endpoint(String name) {
        return URI.create(discovery.path(name).asString());
    }

    private static String requestId(String page) {
        Matcher matcher = REQUEST_ID.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("VNeID's login page has no form");
        }
        return matcher.group(1);
    }

    private static String form(String... fields) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.put(fields[i], fields[i + 1]);
        }
        return pairs.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
