package vn.lienket.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * This instance's part of what all instances may ask together: each partition of the requests carries an equal share, so whoever is assigned it has the
 * share too, and nobody else has.
 */
public final class Shares {

    private final Clock clock;
    private final Duration handOver;
    private final Map<Integer, Instant> ownedFrom = new ConcurrentHashMap<>();
    private volatile int partitions = 1;
    private volatile int losses;

    /** @param handOver a share counts so long after it came, so that no second sees the questions of its old and of its new owner */
    public Shares(Clock clock, Duration handOver) {
        this.clock = clock;
        this.handOver = handOver;
    }

    public void own(Collection<Integer> more, int ofPartitions) {
        partitions = ofPartitions;
        Instant from = clock.instant().plus(handOver);
        more.forEach(partition -> ownedFrom.putIfAbsent(partition, from));
    }

    public void giveUp(Collection<Integer> gone) {
        ownedFrom.keySet().removeAll(gone);
        losses++;
    }

    /** Changes whenever a share is given up: whoever waits for a turn then waits for one that may never come. */
    public int losses() {
        return losses;
    }

    /** All partitions together have the whole quota, none much more than another. */
    public int of(int quota) {
        Instant now = clock.instant();
        return ownedFrom.entrySet().stream()
                .filter(owned -> !owned.getValue().isAfter(now))
                .mapToInt(owned -> upTo(owned.getKey() + 1, quota) - upTo(owned.getKey(), quota))
                .sum();
    }

    private int upTo(int partition, int quota) {
        return (int) ((long) quota * partition / partitions);
    }
}
