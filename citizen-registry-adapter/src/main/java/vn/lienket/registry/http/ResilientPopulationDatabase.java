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

    private final HttpPopulationDatabase database;
    private final Protection protection;
    private final Duration longestStay;

    /** The parts, as application.yml sets them. */
    record Protection(Retry retry, Bulkhead bulkhead, Pace pace, CircuitBreaker breaker) {}

    ResilientPopulationDatabase(HttpPopulationDatabase database, Protection protection, Duration longestStay) {
        this.database = database;
        this.protection = protection;
        this.longestStay = longestStay;
    }

    @Override
    public RegistryAnswer lookup(Claim claim, String correlationId) {
        Supplier<RegistryAnswer> call = () -> protection.pace().inTurn(turn -> ask(claim, correlationId, turn));
        call = Bulkhead.decorateSupplier(protection.bulkhead(), call);
        try {
            return protection.retry().executeSupplier(call);
        } catch (CallNotPermittedException | BulkheadFullException e) {
            throw new RegistryUnavailable(Fault.NOT_ASKED, e.getClass().getSimpleName());
        }
    }

    private RegistryAnswer ask(Claim claim, String correlationId, Turn turn) {
        try {
            return protection.breaker().executeSupplier(() -> database.lookup(claim, correlationId, turn));
        } catch (CallNotPermittedException e) {
            turn.notMade();
            throw e;
        } catch (RegistryUnavailable e) {
            e.stayAway().ifPresent(this::stayAway);
            throw e;
        }
    }

    /** A Retry-After opens the breaker for that long: no call of ours goes out meanwhile. */
    private void stayAway(Duration asked) {
        protection.breaker().transitionToOpenStateFor(asked.compareTo(longestStay) > 0 ? longestStay : asked);
    }
}
