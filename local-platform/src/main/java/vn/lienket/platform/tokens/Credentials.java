package vn.lienket.platform.tokens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import vn.lienket.platform.http.Json;

/** What a client gets its access tokens with; a token is used until shortly before its end. */
public final class Credentials {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final URI tokenEndpoint;
    private final String clientId;
    private final String secret;
    private String token;
    private Instant until = Instant.MIN;

    Credentials(URI tokenEndpoint, String clientId, String secret) {
        this.tokenEndpoint = tokenEndpoint;
        this.clientId = clientId;
        this.secret = secret;
    }

    public String clientId() {
        return clientId;
    }

    public String secret() {
        return secret;
    }

    /** The value of an {@code Authorization} header. */
    public synchronized String bearer() {
        if (Instant.now().isAfter(until)) {
            JsonNode answer = ask();
            token = answer.path("access_token").asString();
            until = Instant.now()
                    .plusSeconds(answer.path("expires_in").asLong())
                    .minus(MARGIN);
        }
        return "Bearer " + token;
    }

    private JsonNode ask() {
        String basic = Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(tokenEndpoint)
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("no token for " + clientId + ": " + answer.statusCode());
            }
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
