package vn.lienket.linking.kafka;

/**
 * How many records of its last fetch a stream thread has still before it. When there are none the transaction may as well be committed: when little is
 * fetched at a time, links are out after milliseconds; when a backlog is, a commit is still shared by thousands.
 */
final class Fetched {

    private static final int BACKLOG = 1000;

    private final ThreadLocal<int[]> left = ThreadLocal.withInitial(() -> new int[1]);

    /** Not added to what was left: records of a task that went elsewhere are never worked off here. */
    void records(int count) {
        left.get()[0] = count;
    }

    /** Whether thousands wait: what can wait too should. */
    boolean isBacklog() {
        return left.get()[0] > BACKLOG;
    }

    /** @return whether it was the last one */
    boolean workedOffOne() {
        return --left.get()[0] == 0;
    }
}
