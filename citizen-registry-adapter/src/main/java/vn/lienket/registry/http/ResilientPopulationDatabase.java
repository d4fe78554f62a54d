package vn.lienket.registry.http;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import java.time.Duration;
import java.util.function.Supplier;
import vn.lienket.registry.Claim;
import vn.lienket.registry.PopulationDatabase;
import vn.lienket.registry.RegistryAnswer;
import vn.lienket.registry.RegistryUnavailable;
import vn.lienket.registry.RegistryUnavailable.Fault;

/**
 * Asks politely: retry ( bulkhead ( pace ( circuit breaker ( call )))).
 *
 * <p>The breaker is innermost, unlike Resilience4j's default order, where it wraps the limiter: so it judges only what the database did, not how long we
 * waited for our own quota, and it has the last word after that wait. The limiter is inside the retry: every try counts against the quota.
 */
final class ResilientPopulationDatabase implements PopulationDatabase {

    private final PopulationDatabase database;
    private final Protection protection;
    private final Duration longestStay;

    /** The parts, as application.yml sets them. */
    record Protection(Retry retry, Bulkhead bulkhead, Pace pace, CircuitBreaker breaker) {}

    ResilientPopulationDatabase(PopulationDatabase database, Protection protection, Duration longestStay) {
        this.database = database;
        this.protection = protection;
        this.longestStay = longestStay;
    }

    @Override
    public RegistryAnswer lookup(Claim claim, String correlationId) {
        Supplier<RegistryAnswer> call = () -> database.lookup(claim, correlationId);
        call = heedingStayAway(CircuitBreaker.decorateSupplier(protection.breaker(), call));
        call = inTurn(call);
        call = Bulkhead.decorateSupplier(protection.bulkhead(), call);
        try {
            return protection.retry().executeSupplier(call);
        } catch (CallNotPermittedException | BulkheadFullException e) {
            throw new RegistryUnavailable(Fault.NOT_ASKED, e.getClass().getSimpleName());
        }
    }

    private Supplier<RegistryAnswer> inTurn(Supplier<RegistryAnswer> call) {
        return () -> {
            long turn = protection.pace().awaitTurn();
            RegistryAnswer answer = call.get();
            protection.pace().answered(turn);
            return answer;
        };
    }

    /** A Retry-After opens the breaker for that long: no call of ours goes out meanwhile. */
    private Supplier<RegistryAnswer> heedingStayAway(Supplier<RegistryAnswer> call) {
        return () -> {
            try {
                return call.get();
            } catch (RegistryUnavailable e) {
                e.stayAway()
                        .map(stay -> stay.compareTo(longestStay) > 0 ? longestStay : stay)
                        .ifPresent(protection.breaker()::transitionToOpenStateFor);
                throw e;
            }
        };
    }
}
