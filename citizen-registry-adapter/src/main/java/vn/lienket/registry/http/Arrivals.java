package vn.lienket.registry.http;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * How many calls the database may have counted within a second. It counts a call when it arrives, which may be any time after we let it go; so a call keeps
 * its place while it is on its way, and until a second after it has arrived, which the answer tells.
 *
 * <p>A call that ended without telling when it arrived may still do so: the database, or a network, that stood still reads what it finds once it goes on. Such
 * a call keeps its place until a second after the longest way that it can have taken once a later one has arrived; or for a memory's length, if none does.
 */
final class Arrivals {

    /** All in nanoseconds, as every time here is. */
    record Limits(long second, long longestWay, long memory) {}

    private final Limits limits;
    private final Map<Long, Long> onTheWay = new HashMap<>();
    private final Map<Long, Long> lost = new HashMap<>();
    private final Queue<Long> arrived = new PriorityQueue<>();
    private long lastLetGo;

    Arrivals(Limits limits) {
        this.limits = limits;
    }

    /** Returns the number of the call. */
    synchronized long letGo(long now) {
        onTheWay.put(++lastLetGo, now);
        return lastLetGo;
    }

    /** @param ago at least so long before {@code now}, though not before it was let go */
    synchronized void arrived(long call, long now, long ago) {
        Long letGo = onTheWay.remove(call);
        if (letGo != null) {
            arrived.add(Math.max(letGo, now - Math.max(0, ago)));
            findLost(call, now);
        }
    }

    private void findLost(long laterCall, long now) {
        lost.keySet().removeIf(call -> {
            boolean earlier = call < laterCall;
            if (earlier) {
                arrived.add(now + limits.longestWay());
            }
            return earlier;
        });
    }

    /** It ended, and never told. Changes nothing for a call that has arrived. */
    synchronized void ended(long call, long now) {
        if (onTheWay.remove(call) != null) {
            lost.put(call, now);
        }
    }

    synchronized void notMade(long call) {
        onTheWay.remove(call);
    }

    /** 0 when one more call makes no more than {@code most} within a second; otherwise when to look again, at the latest. */
    synchronized long nanosToWait(int most, long now) {
        lost.values().removeIf(since -> now - since > limits.memory());
        while (!arrived.isEmpty() && now - arrived.peek() > limits.second()) {
            arrived.poll();
        }
        if (arrived.size() + onTheWay.size() + lost.size() < most) {
            return 0;
        }
        return arrived.isEmpty() ? limits.longestWay() : arrived.peek() + limits.second() - now + 1;
    }
}
