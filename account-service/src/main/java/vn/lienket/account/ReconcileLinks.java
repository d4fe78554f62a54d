package vn.lienket.account;

import java.time.Clock;
import java.time.Duration;

/**
 * Compares the database with what linking-service told. Facts that are on their way are no drift: an account counts only when two looks find the very same
 * difference, and between them this service applied every fact that the first look had seen.
 */
public final class ReconcileLinks {

    private final ToldLinks toldLinks;
    private final Reconciliations reconciliations;
    private final Clock clock;
    private final Pause pause;

    public ReconcileLinks(ToldLinks toldLinks, Reconciliations reconciliations, Clock clock, Pause pause) {
        this.toldLinks = toldLinks;
        this.reconciliations = reconciliations;
        this.clock = clock;
        this.pause = pause;
    }

    /** @return whether it was this instance's turn, and it came to an end */
    public boolean run(Duration every) throws InterruptedException {
        var begun = reconciliations.begin(every, clock.instant());
        if (begun.isEmpty()) {
            return false;
        }
        try (Reconciliations.Run run = begun.get()) {
            ToldLinks.Position seen = toldLinks.read(ToldLinks.Position.START, run::take);
            run.look();
            if (!pause.until(() -> toldLinks.areApplied(seen))) {
                return false;
            }
            toldLinks.read(seen, run::take);
            run.look();
            run.end(clock.instant());
            return true;
        }
    }

    /** Waits, at least a little: the parts of one Kafka transaction become visible one after another. */
    @FunctionalInterface
    public interface Pause {

        /** @return false when it lasted too long */
        boolean until(java.util.function.BooleanSupplier done) throws InterruptedException;
    }
}
