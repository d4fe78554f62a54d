package vn.lienket.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class TellsArrivalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "since-arrival;dur=80.312                      | 79312",
                "since-arrival;dur=0                           | -1000",
                "since-arrival ; dur = 5                       | 4000",
                "since-arrival;dur=\"12.5\"                    | 11500",
                "cache;desc=\"Hit\", since-arrival;dur=2,db;dur=9 | 1000",
            })
    void readsTheMillisecondsAndTakesOneOffForRounding(String header, long micros) {
        assertThat(TellsArrival.sinceArrival(headers(header))).hasValue(Duration.ofNanos(micros * 1_000));
    }

    @Test
    void readsTheLineThatTells() {
        assertThat(TellsArrival.sinceArrival(headers("proxy;dur=7", "since-arrival;dur=3")))
                .hasValue(Duration.ofMillis(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "total;dur=3",
                "not-since-arrival;dur=3",
                "since-arrival",
                "since-arrival;dur=-3",
                "since-arrival;dur=soon",
                "since-arrival;desc=x"
            })
    void doesNotGuess(String header) {
        assertThat(TellsArrival.sinceArrival(headers(header))).isEmpty();
        assertThat(TellsArrival.sinceArrival(new HttpHeaders())).isEmpty();
    }

    private static HttpHeaders headers(String... lines) {
        HttpHeaders headers = new HttpHeaders();
        headers.addAll("Server-Timing", List.of(lines));
        return headers;
    }
}
