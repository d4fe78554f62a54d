package vn.lienket.account;

import java.time.Instant;
import java.util.List;

/**
 * The database compared with what linking-service told.
 *
 * @param accounts all of them, as counted one by one
 * @param links how many each side has
 * @param inFlight accounts that differed at the first look only, so that facts about them were on their way
 * @param drifting accounts that differ and no fact on its way explains it
 * @param drifts the first of them
 */
public record Reconciliation(
        Instant startedAt,
        Instant endedAt,
        long accounts,
        Links links,
        long inFlight,
        long drifting,
        List<Drift> drifts) {

    public record Links(long stored, long snapshot, long facts) {}
}
