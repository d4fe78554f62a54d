package vn.lienket.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import vn.lienket.platform.LocalPlatform;
import vn.lienket.platform.Part;
import vn.lienket.platform.tokens.Credentials;

/** A portal as it uses account-service's HTTP API. */
final class PortalDesk {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI accountService;
    private final Credentials atThePortal;
    private final Credentials atOps;
    private final String portal;

    PortalDesk(LocalPlatform platform, String portal) {
        this.accountService = platform.ports().url(Part.ACCOUNT_SERVICE);
        this.portal = portal;
        this.atThePortal = platform.tokenIssuer().credentials("portal-" + portal);
        this.atOps = platform.tokenIssuer().credentials("ops-tester");
    }

    Answer importAccounts(String csv) {
        return send("POST", "/v1/portals/" + portal + "/accounts:import", "text/csv", csv);
    }

    Answer logIn(String accountId) {
        return send("POST", account(accountId) + "/logins", "application/json", "");
    }

    Answer submitCccd(String accountId, Object claim) {
        return postJson(account(accountId) + "/cccd-updates", claim);
    }

    Answer identityPage(String accountId) {
        return send("GET", account(accountId), null, null);
    }

    Answer reportVneidLogin(Map<String, Object> login) {
        return postJson("/v1/vneid-logins", login);
    }

    Answer setCutoff(String accountType, Instant cutoffAt) {
        return send(
                "PUT",
                "/v1/cutoffs/" + portal + "/" + accountType,
                "application/json",
                json(Map.of("cutoffAt", cutoffAt.toString(), "reason", "end-to-end test")));
    }

    Answer counts() {
        return send("GET", "/v1/accounts/counts?portal=" + portal, null, null);
    }

    Answer postJson(String path, Object body) {
        return send("POST", path, "application/json", json(body));
    }

    Answer get(String path) {
        return send("GET", path, null, null);
    }

    Answer send(String method, String path, String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(accountService.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", (isForOps(path) ? atOps : atThePortal).bearer())
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Location").orElse(null),
                    response.body().isBlank() ? JSON.nullNode() : tree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isForOps(String path) {
        return path.startsWith("/v1/cutoffs");
    }

    private static JsonNode tree(String body) throws JsonProcessingException {
        return JSON.readTree(body);
    }

    private static String json(Object body) {
        if (body instanceof String already) {
            return already;
        }
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String account(String accountId) {
        return "/v1/portals/" + portal + "/accounts/" + accountId;
    }
}
