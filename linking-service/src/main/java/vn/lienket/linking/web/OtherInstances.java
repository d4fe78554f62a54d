package vn.lienket.linking.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Passes a question on to an instance that can answer it, and its answer back as it is. */
@Component
class OtherInstances {

    /** Marks a question that another instance passed on. */
    static final String ASKED_ON = "Lienket-Asked-On";

    private static final Logger LOG = LoggerFactory.getLogger(OtherInstances.class);
    private static final Duration TO_CONNECT = Duration.ofSeconds(1);
    private static final Duration TO_ANSWER = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();

    /** The first that is there and knows. */
    ResponseEntity<byte[]> ask(List<URI> instances, String path) {
        for (URI instance : instances) {
            try {
                HttpResponse<byte[]> answer = http.send(
                        HttpRequest.newBuilder(instance.resolve(path))
                                .header(ASKED_ON, "true")
                                .timeout(TO_ANSWER)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
                    return passOn(answer);
                }
                LOG.warn("{} answered {}", instance, answer.statusCode());
            } catch (IOException away) {
                LOG.warn("{} does not answer: {}", instance, away.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new Problem(ProblemType.NOT_READY);
    }

    private static ResponseEntity<byte[]> passOn(HttpResponse<byte[]> answer) {
        return ResponseEntity.status(answer.statusCode())
                .contentType(answer.headers()
                        .firstValue(HttpHeaders.CONTENT_TYPE)
                        .map(MediaType::parseMediaType)
                        .orElse(MediaType.APPLICATION_JSON))
                .body(answer.body());
    }
}
