package vn.lienket.platform.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import vn.lienket.platform.http.Json;
import vn.lienket.platform.tokens.Credentials;

/** A client that does what a portal's would: when the other side is down or busy it tries again for a while. */
final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Credentials caller;

    record Answer(int status, HttpResponse<String> response) {

        JsonNode json() {
            return Json.MAPPER.readTree(response.body());
        }

        Answer expect(int... allowed) {
            for (int one : allowed) {
                if (status == one) {
                    return this;
                }
            }
            throw new IllegalStateException(response.request().method() + " "
                    + response.request().uri().getPath() + " answered " + status + " " + response.body());
        }
    }

    /** Nobody in particular. */
    Http() {
        this(null);
    }

    /** @param caller whose access token goes with every request */
    Http(Credentials caller) {
        this.caller = caller;
    }

    Answer get(URI address) {
        return send(request(address).GET());
    }

    Answer post(URI address, Object json) {
        return send(json(address).POST(body(Json.MAPPER.writeValueAsString(json))));
    }

    Answer put(URI address, Object json) {
        return send(json(address).PUT(body(Json.MAPPER.writeValueAsString(json))));
    }

    Answer post(URI address, String contentType, byte[] body) {
        return send(request(address)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder json(URI address) {
        return request(address).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        return caller == null ? request : request.header("Authorization", caller.bearer());
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(Duration.ofSeconds(30)).build();
        Instant until = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                boolean again = response.statusCode() >= 500 || response.statusCode() == 429;
                if (!again || Instant.now().isAfter(until)) {
                    return new Answer(response.statusCode(), response);
                }
            } catch (IOException e) {
                if (Instant.now().isAfter(until)) {
                    throw new IllegalStateException(
                            request.method() + " " + request.uri().getPath() + " was not answered: " + e, e);
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            pause(PAUSE);
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
