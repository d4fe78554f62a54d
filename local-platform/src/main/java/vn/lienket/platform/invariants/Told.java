package vn.lienket.platform.invariants;

import java.time.Instant;

/**
 * A fact as it stands in its topic.
 *
 * @param appendedAt the record's timestamp, which on input topics is the broker's
 * @param place {@code topic-partition@offset}
 */
public record Told<T>(T fact, Instant appendedAt, String place) {}
