package vn.lienket.registry.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import vn.lienket.registry.DayBudget;
import vn.lienket.registry.RegistryUnavailable;
import vn.lienket.registry.RegistryUnavailable.Fault;
import vn.lienket.registry.Shares;

/**
 * Lets as many calls pass as are this instance's share of the quota, in any second, wherever it begins: a call may go when the one that is a quota before it
 * is more than a second old.
 *
 * <p>Not Resilience4j's limiter: its cycles admit two quotas around a border; cut fine enough to be harmless, they lose what a thread that wakes up late did
 * not take; and what it has promised to waiting callers it cannot take back when the share shrinks. One caller waits here at a time, the others for it.
 */
final class Pace {

    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final CircuitBreaker breaker;
    private final Shares shares;
    private final DayBudget today;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private volatile Quota quota;

    Pace(CircuitBreaker breaker, Shares shares, DayBudget today, Quota quota) {
        this.breaker = breaker;
        this.shares = shares;
        this.today = today;
        this.quota = quota;
    }

    Quota quota() {
        return quota;
    }

    void change(Quota now) {
        quota = now;
    }

    /** @throws RegistryUnavailable when there is no use in waiting: the breaker has opened, or this instance has lost a share */
    void awaitTurn() {
        int losses = shares.losses();
        try {
            do {
                requireUse(losses);
            } while (!turn.tryLock(100, TimeUnit.MILLISECONDS));
            try {
                for (long wait = nanosToWait(); wait > 0; wait = nanosToWait()) {
                    requireUse(losses);
                    TimeUnit.NANOSECONDS.sleep(Math.min(wait, GLANCE_NANOS));
                }
                requireUse(losses);
                if (!today.take()) {
                    throw notAsked("no calls are left today");
                }
                lastSecond.add(System.nanoTime());
            } finally {
                turn.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notAsked("interrupted");
        }
    }

    private long nanosToWait() {
        int mine = shares.of(quota.perSecond());
        if (mine == 0) {
            throw notAsked("no share of the quota");
        }
        long now = System.nanoTime();
        long second = quota.second().toNanos();
        while (!lastSecond.isEmpty() && now - lastSecond.peek() > second) {
            lastSecond.poll();
        }
        return lastSecond.size() < mine ? 0 : lastSecond.peek() + second - now + 1;
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
