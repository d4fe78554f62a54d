package vn.lienket.registry.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.lienket.registry.Intake;

/** While the breaker is open no request is taken in; half open, the next request is the probe. */
@Component
class PauseWhileOpen {

    private static final Logger LOG = LoggerFactory.getLogger(PauseWhileOpen.class);

    private final Intake intake;
    private volatile String lastFailure = "nothing has failed";

    PauseWhileOpen(CircuitBreaker breaker, Intake intake) {
        this.intake = intake;
        breaker.getEventPublisher()
                .onError(error -> lastFailure = error.getThrowable().getMessage())
                .onStateTransition(this::follow);
    }

    private void follow(CircuitBreakerOnStateTransitionEvent event) {
        CircuitBreaker.State state = event.getStateTransition().getToState();
        boolean away = state == CircuitBreaker.State.OPEN || state == CircuitBreaker.State.FORCED_OPEN;
        // RegistryUnavailable quotes nothing that was received.
        LOG.warn("population database: breaker is {}{}", state, away ? ", " + lastFailure : "");
        if (away) {
            intake.pause();
        } else {
            intake.resume();
        }
    }
}
