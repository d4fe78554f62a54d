package vn.lienket.registry.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Always up: that the population database is away is no reason to restart this service, which waits for it. */
@Component
class PopulationDatabaseHealthIndicator implements HealthIndicator {

    private final CircuitBreaker breaker;
    private final QuietTimes quiet;

    PopulationDatabaseHealthIndicator(CircuitBreaker breaker, QuietTimes quiet) {
        this.breaker = breaker;
        this.quiet = quiet;
    }

    @Override
    public Health health() {
        CircuitBreaker.State state = breaker.getState();
        return Health.up()
                .withDetail("populationDatabase", isAvailable(state) ? "available" : "degraded")
                .withDetail("breaker", state)
                .withDetail("announcedMaintenance", quiet.isMaintenance())
                .withDetail("quotaOfTheDayUsed", quiet.isDaySpent())
                .build();
    }

    private boolean isAvailable(CircuitBreaker.State state) {
        return state == CircuitBreaker.State.CLOSED && !quiet.isMaintenance() && !quiet.isDaySpent();
    }
}
