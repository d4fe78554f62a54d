package vn.lienket.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings every account to where the cutoff calendar wants it, in batches that each stand for themselves: killed at any moment, the next run goes on. Several
 * instances may do it at once.
 */
public final class SettleCutoffs {

    private final Accounts accounts;
    private final Cutoffs cutoffs;
    private final InFlight inFlight;
    private final Clock clock;
    private final Settings settings;
    private final Map<Cutoff, Instant> waitingSince = new ConcurrentHashMap<>();

    public SettleCutoffs(Accounts accounts, Cutoffs cutoffs, InFlight inFlight, Clock clock, Settings settings) {
        this.accounts = accounts;
        this.cutoffs = cutoffs;
        this.inFlight = inFlight;
        this.clock = clock;
        this.settings = settings;
    }

    /** @param longestWait for facts in flight, after which the accounts close without them; a link that comes later re-opens its account */
    public record Settings(Duration longestWait, int batch) {}

    /** @return cutoffs for which waiting was given up in this run: worth an alert */
    public int run() {
        int impatient = 0;
        for (Cutoff cutoff : cutoffs.unsettled(clock.instant())) {
            impatient += settle(cutoff);
        }
        return impatient;
    }

    private int settle(Cutoff cutoff) {
        Cutoff.Effect effect = cutoff.effectAt(clock.instant());
        boolean closes = effect == Cutoff.Effect.CLOSES && !cutoffs.isReached(cutoff);
        boolean arrived = !closes || inFlight.hasArrived();
        if (!arrived && !waitedEnough(cutoff)) {
            return 0;
        }
        Optional<AccountId> last = accounts.settle(cutoff, effect, null, clock.instant(), settings.batch());
        while (last.isPresent()) {
            last = accounts.settle(cutoff, effect, last.get(), clock.instant(), settings.batch());
        }
        if (closes) {
            cutoffs.reached(cutoff, clock.instant());
            waitingSince.remove(cutoff);
        }
        return arrived ? 0 : 1;
    }

    private boolean waitedEnough(Cutoff cutoff) {
        Instant since = waitingSince.computeIfAbsent(cutoff, first -> clock.instant());
        return clock.instant().isAfter(since.plus(settings.longestWait()));
    }
}
