package vn.lienket.notification.webhook;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import vn.lienket.notification.CallAnswer;

/** What the other side said, or why it said nothing. */
final class HttpAnswers {

    private static final Duration LONGEST_ASKED = Duration.ofHours(12);

    private HttpAnswers() {}

    static CallAnswer of(HttpResponse response) {
        int status = response.getCode();
        String code = "HTTP_" + status;
        if (status >= 200 && status < 300) {
            return new CallAnswer.Acknowledged(code);
        }
        return status == 410 ? new CallAnswer.Gone(code) : new CallAnswer.Failed(code, asked(response));
    }

    /** Retry-After in seconds; a date is left to our own pauses. */
    private static Optional<Duration> asked(HttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        if (header == null || !header.getValue().strip().matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(header.getValue().strip()));
        return Optional.of(asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED);
    }

    static CallAnswer of(Throwable failure) {
        return new CallAnswer.Failed(code(failure), Optional.empty());
    }

    private static String code(Throwable failure) {
        if (failure instanceof CheckedAddresses.ForbiddenAddress) {
            return "ADDRESS_FORBIDDEN";
        }
        if (failure instanceof UnknownHostException) {
            return "HOST_UNKNOWN";
        }
        if (failure instanceof SSLException) {
            return "TLS";
        }
        if (failure instanceof ConnectException) {
            return "NO_CONNECTION";
        }
        boolean late = failure instanceof TimeoutException
                || failure instanceof CancellationException
                || failure instanceof java.net.SocketTimeoutException;
        return late ? "TIMEOUT" : "BROKEN_CONNECTION";
    }
}
