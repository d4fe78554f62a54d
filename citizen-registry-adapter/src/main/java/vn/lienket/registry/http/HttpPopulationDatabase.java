package vn.lienket.registry.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.client.RestClientResponseException;
import vn.lienket.registry.Claim;
import vn.lienket.registry.MalformedRequest;
import vn.lienket.registry.RegistryAnswer;
import vn.lienket.registry.RegistryUnavailable;
import vn.lienket.registry.RegistryUnavailable.Fault;

/** One question, one HTTP call: whatever is not an answer by the contract is {@link RegistryUnavailable}. */
final class HttpPopulationDatabase {

    /** Bad request, unprocessable: of all failures the only ones that this one request causes. */
    private static final Set<Integer> MALFORMED = Set.of(400, 422);

    private final PopulationDatabaseApi api;
    private final Clock clock;

    HttpPopulationDatabase(PopulationDatabaseApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    RegistryAnswer lookup(Claim claim, String correlationId, Turn turn) {
        LookupAnswer answer = ask(claim, correlationId, turn);
        try {
            RegistryAnswer understood = answer.asAnswerTo(claim);
            turn.arrived(Duration.ZERO);
            return understood;
        } catch (LookupAnswer.BrokenContract e) {
            throw new RegistryUnavailable(Fault.GARBAGE, e.getMessage());
        }
    }

    private LookupAnswer ask(Claim claim, String correlationId, Turn turn) {
        try {
            return Optional.ofNullable(api.lookup(correlationId, LookupRequest.of(claim), turn))
                    .orElseThrow(() -> new RegistryUnavailable(Fault.GARBAGE, "an empty body"));
        } catch (RegistryUnavailable e) {
            throw e;
        } catch (RestClientResponseException e) {
            throw refused(e);
        } catch (RuntimeException e) {
            // Not only RestClientException: under load the JDK's client also fails with unchecked exceptions of its
            // own.
            throw broken(e);
        }
    }

    private RuntimeException refused(RestClientResponseException e) {
        int status = e.getStatusCode().value();
        if (MALFORMED.contains(status)) {
            return new MalformedRequest(status);
        }
        return new RegistryUnavailable(
                fault(status), "HTTP " + status, RetryAfter.of(e.getResponseHeaders(), clock.instant()));
    }

    private static Fault fault(int status) {
        if (status == 429) {
            return Fault.BUSY;
        }
        return status >= 500 || status == 408 ? Fault.FAILED : Fault.DENIED;
    }

    private static RegistryUnavailable broken(RuntimeException e) {
        return inputOutputFailure(e)
                .map(failure -> failure instanceof SocketTimeoutException
                        ? new RegistryUnavailable(Fault.TOO_SLOW, "time-out")
                        : new RegistryUnavailable(
                                Fault.UNREACHABLE, failure.getClass().getSimpleName()))
                .orElseGet(() -> new RegistryUnavailable(
                        Fault.GARBAGE, root(e).getClass().getSimpleName()));
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }

    private static Optional<IOException> inputOutputFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
