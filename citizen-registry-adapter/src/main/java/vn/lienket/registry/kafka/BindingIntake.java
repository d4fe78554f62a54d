package vn.lienket.registry.kafka;

import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.stereotype.Component;
import vn.lienket.registry.Intake;

/** A paused consumer goes on polling, without records: it stays in its group. */
@Component
class BindingIntake implements Intake {

    private static final String BINDING = "verifyCitizen-in-0";

    private final BindingsLifecycleController bindings;

    BindingIntake(BindingsLifecycleController bindings) {
        this.bindings = bindings;
    }

    @Override
    public void pause() {
        bindings.pause(BINDING);
    }

    @Override
    public void resume() {
        bindings.resume(BINDING);
    }
}
