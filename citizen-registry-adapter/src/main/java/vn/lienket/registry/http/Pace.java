package vn.lienket.registry.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import vn.lienket.registry.DayBudget;
import vn.lienket.registry.RegistryUnavailable;
import vn.lienket.registry.RegistryUnavailable.Fault;
import vn.lienket.registry.Shares;

/**
 * Lets calls go one after the other, evenly, and never so many that the database could count more than this instance's share of the quota in any second,
 * wherever it begins. One caller waits here at a time, the others for it, so nobody holds a permit that has grown old, or that belongs to another by now.
 */
final class Pace {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Who wakes up late may make up for so much, and no more: it would be a bunch. */
    private static final long CATCH_UP = TimeUnit.MILLISECONDS.toNanos(100);

    /** A call that was lost without a trace, in a silence as long, counts no more. */
    private static final long MEMORY = TimeUnit.MINUTES.toNanos(1);

    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(5);

    private final CircuitBreaker breaker;
    private final Shares shares;
    private final DayBudget today;
    private final Arrivals arrivals;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile Quota quota;
    private long next = System.nanoTime();

    Pace(CircuitBreaker breaker, Shares shares, DayBudget today, Quota quota) {
        this.breaker = breaker;
        this.shares = shares;
        this.today = today;
        this.quota = quota;
        this.arrivals =
                new Arrivals(new Arrivals.Limits(SECOND, quota.longestWay().toNanos(), MEMORY));
    }

    /** How long after the last call of one instance another may use its share. */
    static Duration handOver(Quota quota) {
        return quota.longestWay().plusNanos(SECOND);
    }

    Quota quota() {
        return quota;
    }

    void change(Quota now) {
        quota = now;
    }

    /**
     * Makes one call when it may be made.
     *
     * @throws RegistryUnavailable when there is no use in waiting: the breaker has opened, or this instance has lost a share
     */
    <T> T inTurn(Function<Turn, T> call) {
        Turn turn = awaitTurn();
        try {
            return call.apply(turn);
        } finally {
            turn.ended();
        }
    }

    private Turn awaitTurn() {
        int losses = shares.losses();
        try {
            turn.lockInterruptibly();
            try {
                return takeTurn(losses);
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notAsked("interrupted");
        }
    }

    private Turn takeTurn(int losses) throws InterruptedException {
        for (long wait = nanosToWait(); wait > 0; wait = nanosToWait()) {
            LockSupport.parkNanos(Math.min(wait, GLANCE));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            requireUse(losses);
        }
        requireUse(losses);
        if (!today.take()) {
            throw notAsked("no calls are left today");
        }
        long now = System.nanoTime();
        next = Math.max(next, now - CATCH_UP) + SECOND / share();
        return new Turn(arrivals, arrivals.letGo(now));
    }

    private long nanosToWait() {
        long now = System.nanoTime();
        return Math.max(next - now, arrivals.nanosToWait(share(), now));
    }

    private int share() {
        int mine = shares.of(quota.perSecond());
        if (mine == 0) {
            throw notAsked("no share of the quota");
        }
        return mine;
    }

    private void requireUse(int losses) {
        if (breaker.getState() == CircuitBreaker.State.OPEN || losses != shares.losses()) {
            throw notAsked("not our turn");
        }
    }

    private static RegistryUnavailable notAsked(String why) {
        return new RegistryUnavailable(Fault.NOT_ASKED, why);
    }
}
