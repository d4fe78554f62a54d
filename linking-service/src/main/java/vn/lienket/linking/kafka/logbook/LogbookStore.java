package vn.lienket.linking.kafka.logbook;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * What was put since the last commit began is open; what was put before it is sealed: its commit is under way. The first put after that tells that the
 * commit went well, because Kafka Streams gives no record to a task whose commit failed; it closes it, and what is open and sealed is forgotten. (Another
 * flush tells nothing: there is one on that way too.) Only then does the journal get what was sealed.
 */
final class LogbookStore implements KeyValueStore<Bytes, byte[]>, CachedStateStore<Bytes, byte[]> {

    /** Told apart from null, which is what was deleted. */
    private static final byte[] UNTOLD = {};

    private final String name;
    private final ChangelogOffsets offsets;
    private final SaveIndex.Terms saving;
    private Map<Bytes, byte[]> open = new HashMap<>();
    private Map<Bytes, byte[]> sealed = new HashMap<>();
    private Committed committed;
    private TopicPartition changelog;

    LogbookStore(String name, ChangelogOffsets offsets, SaveIndex.Terms saving) {
        this.name = name;
        this.offsets = offsets;
        this.saving = saving;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void init(StateStoreContext context, StateStore root) {
        Checkpoint checkpoint = Checkpoint.of(context, name);
        changelog = checkpoint.changelog();
        committed = new Committed(context.stateDir().toPath().resolve(name).resolve("journal"));
        saveIndexIfDue();
        checkpoint.write(committed.journal().changelogOffset());
        context.register(root, new Restoring(), this::keepSealed);
    }

    @Override
    public synchronized byte[] get(Bytes key) {
        requireOpen();
        byte[] value = open.getOrDefault(key, UNTOLD);
        if (value == UNTOLD) {
            value = sealed.getOrDefault(key, UNTOLD);
        }
        return value == UNTOLD ? committed.value(key.get()) : value;
    }

    @Override
    public synchronized void put(Bytes key, byte[] value) {
        requireOpen();
        keepSealed();
        open.put(key, value);
    }

    @Override
    public synchronized byte[] putIfAbsent(Bytes key, byte[] value) {
        byte[] known = get(key);
        if (known == null) {
            put(key, value);
        }
        return known;
    }

    @Override
    public synchronized void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public synchronized byte[] delete(Bytes key) {
        byte[] known = get(key);
        put(key, null);
        return known;
    }

    /** A commit begins. Kafka Streams calls {@link #flush()} at commits only where there is no exactly-once. */
    @Override
    public synchronized void flushCache() {
        if (!open.isEmpty()) {
            Map<Bytes, byte[]> empty = sealed;
            sealed = open;
            open = empty;
        }
    }

    @Override
    public void flush() {}

    /** The task becomes a standby: its last commit went well. */
    @Override
    public synchronized void clearCache() {
        keepSealed();
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Bytes, byte[]> listener, boolean sendOldValues) {
        return false;
    }

    private synchronized void keepSealed() {
        if (!sealed.isEmpty()) {
            committed.add(sealed.entrySet(), offsets.next(changelog));
            sealed.clear();
            saveIndexIfDue();
        }
    }

    private void saveIndexIfDue() {
        if (committed.startSavingIfDue(saving)) {
            saving.executor().execute(new SaveIndex(committed, this, saving.pause()));
        }
    }

    /** In no order. */
    @Override
    public synchronized KeyValueIterator<Bytes, byte[]> all() {
        requireOpen();
        Map<Bytes, byte[]> recent = new HashMap<>(sealed);
        recent.putAll(open);
        return new LogbookIterator(this, recent, new Walk(committed, recent));
    }

    /** Nobody wants a range of pseudonyms. */
    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        throw new UnsupportedOperationException(name + " has no order, so no ranges");
    }

    @Override
    public synchronized long approximateNumEntries() {
        requireOpen();
        return committed.size() + open.size();
    }

    @Override
    public boolean persistent() {
        return true;
    }

    @Override
    public synchronized boolean isOpen() {
        return committed != null;
    }

    @Override
    public Position getPosition() {
        return Position.emptyPosition();
    }

    @Override
    public synchronized void close() {
        if (committed != null) {
            committed.close();
            committed = null;
            open.clear();
            sealed.clear();
        }
    }

    void requireOpen() {
        if (committed == null) {
            throw new InvalidStateStoreException(name + " is closed");
        }
    }

    /** The changelog is read committed, so the journal may have all of it at once. */
    private final class Restoring implements RecordBatchingStateRestoreCallback {
        @Override
        public void restoreBatch(Collection<ConsumerRecord<byte[], byte[]>> records) {
            List<Map.Entry<Bytes, byte[]>> entries = new ArrayList<>(records.size());
            long next = Journal.NO_OFFSET;
            for (ConsumerRecord<byte[], byte[]> record : records) {
                entries.add(new SimpleImmutableEntry<>(Bytes.wrap(record.key()), record.value()));
                next = record.offset() + 1;
            }
            if (!entries.isEmpty()) {
                synchronized (LogbookStore.this) {
                    committed.add(entries, next);
                    saveIndexIfDue();
                }
            }
        }
    }
}
