package vn.lienket.linking.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/** What all tasks count into. */
record Meters(LinkingMeters decisions, WaitingMeters waiting) {

    static Meters in(MeterRegistry registry, Clock clock) {
        return new Meters(new LinkingMeters(registry, clock), new WaitingMeters(registry));
    }
}
