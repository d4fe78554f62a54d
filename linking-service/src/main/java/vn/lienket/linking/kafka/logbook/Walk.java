package vn.lienket.linking.kafka.logbook;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.kafka.common.utils.Bytes;

/**
 * From the journal's start to where it ended when the walk began, block by block. What changes meanwhile is left out or not, but nothing is shown twice.
 */
final class Walk implements Iterator<Map.Entry<Bytes, byte[]>> {

    private final Committed committed;
    private final Map<Bytes, byte[]> shownElsewhere;
    private final Window window;
    private final long limit;
    private final Queue<Map.Entry<Bytes, byte[]>> block = new ArrayDeque<>();
    private long position;

    Walk(Committed committed, Map<Bytes, byte[]> shownElsewhere) {
        this.committed = committed;
        this.shownElsewhere = shownElsewhere;
        this.window = committed.journal().window();
        this.limit = committed.journal().end();
    }

    @Override
    public boolean hasNext() {
        while (block.isEmpty() && position < limit) {
            position = committed.journal().show(window, position, (key, place, value) -> {
                Bytes wrapped = Bytes.wrap(key);
                if (committed.isCurrent(key, place) && !shownElsewhere.containsKey(wrapped)) {
                    byte[] copy = new byte[value.remaining()];
                    value.get(copy);
                    block.add(Map.entry(wrapped, copy));
                }
            });
        }
        return !block.isEmpty();
    }

    @Override
    public Map.Entry<Bytes, byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return block.remove();
    }
}
