package vn.lienket.platform.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What a stand-in was asked.
 *
 * @param arrived by {@link System#nanoTime}, before anybody had time for it
 */
public record Request(
        String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body, long arrived) {

    static Request of(HttpExchange exchange, long arrived) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                pairs(exchange.getRequestURI().getRawQuery()),
                headers,
                exchange.getRequestBody().readAllBytes(),
                arrived);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase()));
    }

    /** The fields of a posted HTML form. */
    public Map<String, String> form() {
        return pairs(new String(body, StandardCharsets.UTF_8));
    }

    public <T> T json(Class<T> type) {
        try {
            return Json.MAPPER.readValue(body, type);
        } catch (JacksonException e) {
            // Without its message, which quotes the body.
            throw new BadRequest("not the JSON that is expected here");
        }
    }

    private static Map<String, String> pairs(String encoded) {
        Map<String, String> pairs = new HashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return pairs;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            pairs.put(decoded(name), decoded(value));
        }
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequest("not URL-encoded");
        }
    }
}
