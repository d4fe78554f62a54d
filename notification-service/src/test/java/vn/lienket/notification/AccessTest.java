package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienket.platform.http.Faults.Fault;

/** Who may ask for what. */
class AccessTest extends RunningService {

    private static final String INBOX = "/v1/portals/binhduong/accounts/tk-access/inbox";

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "GET, /inbox",
        "PUT, /inbox/7f0c9d42-52f4-4d5f-9f43-3a0a3d2f6a11/read",
        "GET, /notice-preferences",
        "PUT, /notice-preferences"
    })
    void aPortalSeesItsOwnCitizensOnly(String method, String what) throws Exception {
        String path = INBOX.replace("/inbox", what);

        assertThat(ask(method, path, null).statusCode()).isEqualTo(401);
        assertThat(ask(method, path, Tokens.portal("dvcqg")).statusCode()).isEqualTo(403);
        assertThat(ask(method, path, Tokens.bearer("auditor-hoa", "auditor")).statusCode())
                .isEqualTo(403);
        assertThat(ask(method, path, Tokens.portal("binhduong")).statusCode()).isNotIn(401, 403);
        assertThat(ask(method, path, Tokens.ops()).statusCode()).isNotIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/notices?portal=binhduong&accountId=tk-access",
                "/v1/notices/counts",
                "/v1/campaigns",
                "/v1/campaigns/dry-run?portal=binhduong&accountType=CITIZEN",
                "/v1/subscriptions"
            })
    void theRestIsForOps(String path) throws Exception {
        assertThat(ask("GET", path, null).statusCode()).isEqualTo(401);
        assertThat(ask("GET", path, Tokens.portal("binhduong")).statusCode()).isEqualTo(403);
        assertThat(ask("GET", path, Tokens.ops()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/previews", "/previews/LINKED", "/actuator/health", "/actuator/prometheus"})
    void whatIsAboutNobodyNeedsNoToken(String path) throws Exception {
        assertThat(ask("GET", path, null).statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhyItRefuses() throws Exception {
        HttpResponse<String> none = ask("GET", INBOX, null);
        HttpResponse<String> expired =
                ask("GET", INBOX, "Bearer " + PARTS.tokenIssuer().expiredToken("ops-lan", "ops"));
        HttpResponse<String> forged = ask("GET", INBOX, Tokens.ops() + "x");
        HttpResponse<String> others = ask("GET", INBOX, Tokens.portal("dvcqg"));

        assertThat(none.body()).contains("/errors/unauthenticated", "detailVi", "detailEn");
        assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(expired.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(others.body()).contains("/errors/forbidden");
        assertThat(others.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    /** That its keys cannot be asked for says nothing about the token. */
    @Test
    void anIssuerThatIsAwayIsNoRefusal() throws Exception {
        PARTS.tokenIssuer().rotateKey();
        PARTS.tokenIssuer().faults().switchOn(Fault.status(503));
        try {
            HttpResponse<String> answer = ask("GET", INBOX, Tokens.ops());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("/errors/unavailable");
        } finally {
            PARTS.tokenIssuer().faults().switchOff();
        }
        assertThat(ask("GET", INBOX, Tokens.ops()).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> ask(String method, String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        path.endsWith("preferences") && method.equals("PUT")
                                ? HttpRequest.BodyPublishers.ofString("{\"channels\": [\"SMS\"]}")
                                : HttpRequest.BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
