package vn.lienket.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What may be asked today. Each partition of the requests has an equal part of it, and who is assigned the partition spends that part. Calls are reserved a
 * block at a time, and written down, before they are made: a crash loses what is left of a block and never gives a call twice.
 */
public final class DayBudget {

    /** Where all instances can read what was reserved. */
    public interface Ledger {

        /** Returns when it is written. */
        void write(int partition, LocalDate day, long reserved);
    }

    private static final class Part {
        private long reserved;
        private long used;
    }

    private final long perDay;
    private final ZoneId zone;
    private final Clock clock;
    private final Ledger ledger;
    private final Map<Integer, Part> parts = new TreeMap<>();
    private LocalDate day;
    private int partitions = 1;

    /** @param zone in which a day is one */
    public DayBudget(long perDay, ZoneId zone, Clock clock, Ledger ledger) {
        this.perDay = perDay;
        this.zone = zone;
        this.clock = clock;
        this.ledger = ledger;
        this.day = today();
    }

    /** @param reserved on that day, by whoever had the partition before */
    public synchronized void own(int partition, int ofPartitions, LocalDate on, long reserved) {
        beginDay();
        partitions = ofPartitions;
        Part part = parts.computeIfAbsent(partition, number -> new Part());
        if (on.equals(day) && reserved > part.reserved) {
            part.reserved = reserved;
            part.used = reserved;
        }
    }

    public synchronized void giveUp(Collection<Integer> gone) {
        parts.keySet().removeAll(gone);
    }

    public synchronized boolean isLeft() {
        beginDay();
        return parts.isEmpty()
                || parts.values().stream().anyMatch(part -> part.used < part.reserved || part.reserved < most());
    }

    /** Takes one call, if any is left. */
    public synchronized boolean take() {
        beginDay();
        for (Map.Entry<Integer, Part> entry : parts.entrySet()) {
            Part part = entry.getValue();
            if (part.used == part.reserved && part.reserved < most()) {
                long next = Math.min(most(), part.reserved + Math.max(1, most() / 100));
                ledger.write(entry.getKey(), day, next);
                part.reserved = next;
            }
            if (part.used < part.reserved) {
                part.used++;
                return true;
            }
        }
        return false;
    }

    private long most() {
        return perDay / partitions;
    }

    private void beginDay() {
        LocalDate now = today();
        if (!now.equals(day)) {
            day = now;
            parts.replaceAll((partition, yesterday) -> new Part());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
