package vn.lienket.registry.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.lienket.registry.Admission;
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
        // RegistryUnavailable quotes nothing that was received.
        LOG.warn(
                "population database: breaker is {}{}",
                state,
                admission(state) == Admission.NONE ? ", " + lastFailure : "");
        intake.admit(Intake.Concern.DATABASE_AWAY, admission(state));
    }

    private static Admission admission(CircuitBreaker.State state) {
        return switch (state) {
            case OPEN, FORCED_OPEN -> Admission.NONE;
            case HALF_OPEN -> Admission.ONE;
            default -> Admission.ALL;
        };
    }
}
