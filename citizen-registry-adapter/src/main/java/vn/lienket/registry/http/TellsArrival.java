package vn.lienket.registry.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Every answer of the database, whatever its status, says how long ago it counted the call: {@code Server-Timing: since-arrival;dur=80.3}, in milliseconds. */
final class TellsArrival implements ClientHttpRequestInterceptor {

    /** Name of the request attribute. */
    static final String TURN = "turn";

    private static final String HEADER = "Server-Timing";
    private static final Pattern SINCE_ARRIVAL =
            Pattern.compile("(?:^|,)\\s*since-arrival\\s*;\\s*dur\\s*=\\s*\"?([0-9]{1,9}(?:\\.[0-9]{1,9})?)");

    /** For digits that are left out, and for clocks that do not go equally fast. */
    private static final Duration ROUNDED = Duration.ofMillis(1);

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution call)
            throws IOException {
        ClientHttpResponse answer = call.execute(request, body);
        if (request.getAttributes().get(TURN) instanceof Turn turn) {
            sinceArrival(answer.getHeaders()).ifPresent(turn::arrived);
        }
        return answer;
    }

    static Optional<Duration> sinceArrival(HttpHeaders headers) {
        return headers.getOrEmpty(HEADER).stream()
                .map(SINCE_ARRIVAL::matcher)
                .filter(Matcher::find)
                .findFirst()
                .map(found -> Duration.ofNanos((long) (Double.parseDouble(found.group(1)) * 1e6))
                        .minus(ROUNDED));
    }
}
