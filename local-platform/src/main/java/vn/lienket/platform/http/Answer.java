package vn.lienket.platform.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a stand-in answers.
 *
 * @param after so long after it was asked; no thread waits for it
 */
public record Answer(int status, Map<String, String> headers, byte[] body, Duration after) {

    private static final int NONE = 0;

    private Answer(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, Duration.ZERO);
    }

    /** Closes the connection. */
    public static Answer none() {
        return new Answer(NONE, Map.of(), new byte[0]);
    }

    public static Answer json(int status, Object value) {
        return text(status, "application/json", Json.MAPPER.writeValueAsString(value));
    }

    public static Answer html(int status, String page) {
        return text(status, "text/html; charset=utf-8", page);
    }

    /** RFC 9457. */
    public static Answer problem(int status, String type, String title) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "/errors/" + type);
        problem.put("title", title);
        problem.put("status", status);
        return text(status, "application/problem+json", Json.MAPPER.writeValueAsString(problem));
    }

    public static Answer nothing() {
        return new Answer(204, Map.of(), new byte[0]);
    }

    public static Answer seeOther(String location) {
        return new Answer(302, Map.of("Location", location), new byte[0]);
    }

    public static Answer text(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, after);
    }

    public Answer after(Duration longer) {
        return new Answer(status, headers, body, after.plus(longer));
    }

    void writeTo(HttpExchange exchange) throws IOException {
        if (status == NONE) {
            return;
        }
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
