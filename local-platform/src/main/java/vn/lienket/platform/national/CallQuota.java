package vn.lienket.platform.national;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** What a client may ask, whatever it is answered. A second is any second, not one of the clock's; a day lasts until the quota is set again. */
final class CallQuota {

    /** @param perSecond null for as many as it likes; so for the day */
    record Limit(Integer perSecond, Long perDay) {}

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private Limit limit = new Limit(null, null);
    private long today;
    private long refused;
    private long busiestSecond;

    /** The calls of the last second were made under the quota before. */
    synchronized void set(Limit next) {
        limit = next;
        lastSecond.clear();
        today = 0;
        busiestSecond = 0;
    }

    synchronized boolean admits(long nanoTime) {
        lastSecond.add(nanoTime);
        while (lastSecond.peek() <= nanoTime - SECOND) {
            lastSecond.poll();
        }
        today++;
        busiestSecond = Math.max(busiestSecond, lastSecond.size());
        boolean admitted = (limit.perSecond() == null || lastSecond.size() <= limit.perSecond())
                && (limit.perDay() == null || today <= limit.perDay());
        refused += admitted ? 0 : 1;
        return admitted;
    }

    synchronized long today() {
        return today;
    }

    synchronized long refused() {
        return refused;
    }

    synchronized long busiestSecond() {
        return busiestSecond;
    }
}
