package vn.lienket.platform.national;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a client may ask, whatever it is answered. A second is any second, not one of the clock's, and a call counts when it arrives; a day lasts until the quota is set again. */
final class CallQuota {

    /** @param perSecond null for as many as it likes; so for the day */
    record Limit(Integer perSecond, Long perDay) {}

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LONG_AGO = 10 * SECOND;

    /** In the order in which they arrived, which is not quite that in which they are judged. */
    private final List<Long> arrivals = new ArrayList<>();

    private Limit limit = new Limit(null, null);
    private long today;
    private long refused;
    private long busiestSecond;

    /** The calls of the last second were made under the quota before. */
    synchronized void set(Limit next) {
        limit = next;
        arrivals.clear();
        today = 0;
        busiestSecond = 0;
    }

    /** @param arrived by {@link System#nanoTime}; a worker may have had no time for it until now */
    synchronized boolean admits(long arrived) {
        int place = add(arrived);
        long calls = 0;
        for (int last = place; last < arrivals.size() && arrivals.get(last) < arrived + SECOND; last++) {
            calls = Math.max(calls, last + 1 - firstAfter(arrivals.get(last) - SECOND));
        }
        today++;
        busiestSecond = Math.max(busiestSecond, calls);
        boolean admitted = (limit.perSecond() == null || calls <= limit.perSecond())
                && (limit.perDay() == null || today <= limit.perDay());
        refused += admitted ? 0 : 1;
        return admitted;
    }

    private int add(long arrived) {
        arrivals.subList(0, firstAfter(arrived - LONG_AGO)).clear();
        int place = firstAfter(arrived);
        arrivals.add(place, arrived);
        return place;
    }

    private int firstAfter(long time) {
        int from = 0;
        int to = arrivals.size();
        while (from < to) {
            int middle = (from + to) / 2;
            if (arrivals.get(middle) <= time) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
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
