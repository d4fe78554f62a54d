package vn.lienket.notification.sms;

import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import vn.lienket.notification.Delivery;
import vn.lienket.notification.Post;

/**
 * Why the gateway did not take a text message.
 *
 * @param pause that it asked for, null if it did not
 */
record GatewayFailure(Blame blame, String code, Duration pause) {

    enum Blame {
        /** Another try would end the same way: the number or the text. */
        MESSAGE,
        /** May be this message's fault; so it spends a try, and cannot hold up the others for ever. */
        PERHAPS_MESSAGE,
        /** Nobody's message is taken: the gateway is away or asks for peace, or refuses us. */
        GATEWAY
    }

    static GatewayFailure of(RestClientException failure) {
        return failure instanceof RestClientResponseException answer ? of(answer) : withoutAnswer(failure);
    }

    private static GatewayFailure of(RestClientResponseException answer) {
        int status = answer.getStatusCode().value();
        Blame blame =
                switch (status) {
                    case 400, 413, 422 -> Blame.MESSAGE;
                    case 409, 500 -> Blame.PERHAPS_MESSAGE;
                    // 401, 402, 403, 404 as well: a wrong key, an empty purse or a wrong address is for operators to
                    // mend, and nothing is lost meanwhile.
                    default -> Blame.GATEWAY;
                };
        return new GatewayFailure(blame, "HTTP_" + status, asked(answer.getResponseHeaders()));
    }

    /** Retry-After in seconds; a date is left to our own pauses. */
    private static Duration asked(HttpHeaders headers) {
        return Optional.ofNullable(headers)
                .map(all -> all.getFirst(HttpHeaders.RETRY_AFTER))
                .filter(text -> text.strip().matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text.strip())))
                .orElse(null);
    }

    private static GatewayFailure withoutAnswer(RestClientException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException)) {
                return new GatewayFailure(Blame.PERHAPS_MESSAGE, "TIMEOUT", null);
            }
            if (cause instanceof IOException) {
                return new GatewayFailure(Blame.GATEWAY, "NO_CONNECTION", null);
            }
        }
        return new GatewayFailure(Blame.GATEWAY, "GARBAGE", null);
    }

    Delivery delivery() {
        return switch (blame) {
            case MESSAGE -> new Delivery.Refused(code);
            case PERHAPS_MESSAGE -> new Delivery.NotNow(code);
            case GATEWAY -> throw new Post.Outage(code, pause, null);
        };
    }
}
