package vn.lienket.registry.http;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * How many calls the database may have counted within a second. It counts a call when it arrives; we know when we let it go and when it was answered. What
 * was let go evenly may arrive in a bunch, after a pause of either side, so a call keeps its place until a second after it has <em>surely</em> arrived:
 * when it is answered; or after the usual way, if a later one is answered, so that the database is not standing still; at the latest after the longest
 * way. While the database is silent, nothing new goes out.
 */
final class Arrivals {

    private final long second;
    private final long usualWay;
    private final long longestWay;
    private final Map<Long, Long> onTheWay = new LinkedHashMap<>();
    private final Queue<Long> arrived = new PriorityQueue<>();
    private long lastLetGo;
    private long lastAnswered;

    /** In nanoseconds, as all times here are. */
    Arrivals(long second, long usualWay, long longestWay) {
        this.second = second;
        this.usualWay = usualWay;
        this.longestWay = longestWay;
    }

    /** Returns the number of the call. */
    synchronized long letGo(long now) {
        onTheWay.put(++lastLetGo, now);
        return lastLetGo;
    }

    synchronized void answered(long call, long now) {
        lastAnswered = Math.max(lastAnswered, call);
        if (onTheWay.remove(call) != null) {
            arrived.add(now);
        }
    }

    /** 0 when one more call makes no more than {@code most} within a second; otherwise when to look again, at the latest. */
    synchronized long nanosToWait(int most, long now) {
        for (Iterator<Map.Entry<Long, Long>> calls = onTheWay.entrySet().iterator();
                calls.hasNext() && hasSurelyArrived(calls.next(), now); ) {
            calls.remove();
            arrived.add(now);
        }
        while (!arrived.isEmpty() && now - arrived.peek() > second) {
            arrived.poll();
        }
        if (arrived.size() + onTheWay.size() < most) {
            return 0;
        }
        return arrived.isEmpty() ? usualWay : arrived.peek() + second - now + 1;
    }

    private boolean hasSurelyArrived(Map.Entry<Long, Long> call, long now) {
        long way = now - call.getValue();
        return way > longestWay || (way > usualWay && call.getKey() < lastAnswered);
    }
}
