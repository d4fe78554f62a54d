package vn.lienket.registry.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** RFC 9110, 10.2.3: seconds, or a date. What cannot be read is ignored. */
final class RetryAfter {

    private RetryAfter() {}

    static Optional<Duration> of(HttpHeaders headers, Instant now) {
        return Optional.ofNullable(headers)
                .map(all -> all.getFirst(HttpHeaders.RETRY_AFTER))
                .flatMap(text -> read(text.strip(), now))
                .filter(wait -> !wait.isNegative() && !wait.isZero());
    }

    private static Optional<Duration> read(String text, Instant now) {
        try {
            return Optional.of(
                    text.matches("[0-9]{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(text))
                            : Duration.between(
                                    now,
                                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                            .toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
