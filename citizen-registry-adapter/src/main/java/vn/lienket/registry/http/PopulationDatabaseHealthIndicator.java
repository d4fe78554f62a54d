package vn.lienket.registry.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Always up: that the population database is away is no reason to restart this service, which waits for it. */
@Component
class PopulationDatabaseHealthIndicator implements HealthIndicator {

    private final CircuitBreaker breaker;

    PopulationDatabaseHealthIndicator(CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    @Override
    public Health health() {
        CircuitBreaker.State state = breaker.getState();
        return Health.up()
                .withDetail("populationDatabase", state == CircuitBreaker.State.CLOSED ? "available" : "degraded")
                .withDetail("breaker", state)
                .build();
    }
}
