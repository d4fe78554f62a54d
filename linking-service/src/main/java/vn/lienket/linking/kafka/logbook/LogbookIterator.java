package vn.lienket.linking.kafka.logbook;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** What is not in the journal yet, then what is. Other threads may ask the store meanwhile, and change it. */
final class LogbookIterator implements KeyValueIterator<Bytes, byte[]> {

    private final LogbookStore store;
    private final Iterator<Map.Entry<Bytes, byte[]>> recent;
    private final Walk journal;
    private KeyValue<Bytes, byte[]> next;

    LogbookIterator(LogbookStore store, Map<Bytes, byte[]> recent, Walk journal) {
        this.store = store;
        this.recent = recent.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .iterator();
        this.journal = journal;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = find();
        }
        return next != null;
    }

    private KeyValue<Bytes, byte[]> find() {
        synchronized (store) {
            store.requireOpen();
            Iterator<Map.Entry<Bytes, byte[]>> source = recent.hasNext() ? recent : journal;
            if (!source.hasNext()) {
                return null;
            }
            Map.Entry<Bytes, byte[]> entry = source.next();
            return KeyValue.pair(entry.getKey(), entry.getValue());
        }
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        KeyValue<Bytes, byte[]> found = hasNext() ? next : null;
        if (found == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return found;
    }

    @Override
    public Bytes peekNextKey() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return next.key;
    }

    @Override
    public void close() {}
}
