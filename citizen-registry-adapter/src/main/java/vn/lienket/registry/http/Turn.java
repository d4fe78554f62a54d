package vn.lienket.registry.http;

import java.time.Duration;

/** The one call that its holder may make now. */
final class Turn {

    private final Arrivals arrivals;
    private final long call;

    Turn(Arrivals arrivals, long call) {
        this.arrivals = arrivals;
        this.call = call;
    }

    /** The database says that it had the call so long before it answered. The first word counts. */
    void arrived(Duration ago) {
        arrivals.arrived(call, System.nanoTime(), ago.toNanos());
    }

    void notMade() {
        arrivals.notMade(call);
    }

    /** Whatever came of it. */
    void ended() {
        arrivals.ended(call, System.nanoTime());
    }
}
