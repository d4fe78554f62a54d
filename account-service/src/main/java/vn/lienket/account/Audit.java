package vn.lienket.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What was done to accounts and to the calendar; lines are only ever added, in the transaction of what they tell. */
public interface Audit {

    /** Oldest first. */
    List<Line> of(String subject);

    /** On which lines were sealed, the earliest first. */
    List<LocalDate> days();

    /** In the order of the chain, in memory that does not grow with them. */
    void eachSealedOn(LocalDate day, Consumer<Line> each);

    Optional<Line> lastSealedBefore(LocalDate day);

    /**
     * @param number place in the chain, from 1 without gaps; 0 while it is not sealed
     * @param hash null while it is not sealed
     */
    record Line(long number, Instant at, AuditEntry entry, byte[] hash) {

        public Line numbered(long place) {
            return new Line(place, at, entry, hash);
        }
    }
}
