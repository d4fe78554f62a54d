package vn.lienket.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2024-06-15T08:30:00Z");

    @Test
    void isReadAsSecondsOrAsADate() {
        assertThat(RetryAfter.of(header("120"), NOW)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.of(header("Sat, 15 Jun 2024 08:31:30 GMT"), NOW)).contains(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "soon", "", "99999999999999", "Sat, 15 Jun 2024 08:29:00 GMT"})
    void isIgnoredWhenItAsksForNothing(String value) {
        assertThat(RetryAfter.of(header(value), NOW)).isEmpty();
    }

    @Test
    void mayBeMissing() {
        assertThat(RetryAfter.of(new HttpHeaders(), NOW)).isEmpty();
        assertThat(RetryAfter.of(null, NOW)).isEmpty();
    }

    private static HttpHeaders header(String value) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, value);
        return headers;
    }
}
