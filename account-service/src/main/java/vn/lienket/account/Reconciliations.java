package vn.lienket.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Runs of the comparison of the database with what linking-service told. */
public interface Reconciliations {

    /** The last one that ended. */
    Optional<Reconciliation> last();

    /** Empty when the last run that ended began less than {@code every} ago. */
    Optional<Run> begin(Duration every, Instant now);

    /** What was told lies in the database meanwhile, not in memory. */
    interface Run extends AutoCloseable {

        void take(ToldLinks.Told told);

        /**
         * Compares what was taken so far with the accounts as they are now.
         *
         * @return how many accounts differ
         */
        long look();

        /** What the last two looks both found. */
        Reconciliation end(Instant now);

        @Override
        void close();
    }
}
