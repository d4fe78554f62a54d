package vn.lienket.registry.kafka;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.kafka.support.Acknowledgment;

/**
 * How far a partition is done. Records end in any order; acknowledged is only the last of those before which nothing is open, so the committed offset never
 * passes a record that is not done.
 */
final class Progress {

    private record Step(Acknowledgment acknowledgment, boolean done) {}

    private final NavigableMap<Long, Step> steps = new TreeMap<>();

    synchronized void begun(long offset, Acknowledgment acknowledgment) {
        steps.put(offset, new Step(acknowledgment, false));
    }

    synchronized void done(long offset) {
        steps.computeIfPresent(offset, (at, step) -> new Step(step.acknowledgment(), true));
        Step last = null;
        for (Map.Entry<Long, Step> first = steps.firstEntry();
                first != null && first.getValue().done();
                first = steps.firstEntry()) {
            last = steps.pollFirstEntry().getValue();
        }
        if (last != null) {
            last.acknowledgment().acknowledge();
        }
    }
}
