package vn.lienket.linking.kafka.logbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.kafka.common.utils.ByteBufferUnmapper;

/**
 * Open addressing with linear probing in slots of 24 bytes: fingerprint, place. At most 85 % full, and a third larger when it is: so between 28 and 38
 * bytes a key.
 */
final class IndexTable implements AutoCloseable {

    private static final int SLOT = 24;
    private static final int LOW = 8;
    private static final int PLACE = 16;
    private static final int SMALLEST = 48;

    private ByteBuffer slots;
    private int capacity;
    private int size;
    private long liveBytes;

    IndexTable() {
        this(SMALLEST, 0, 0);
    }

    private IndexTable(int capacity, int size, long liveBytes) {
        this.slots = slots(capacity);
        this.capacity = capacity;
        this.size = size;
        this.liveBytes = liveBytes;
    }

    /** As it was when {@link #writeTo} wrote it. */
    static IndexTable readFrom(IndexFile.Reader file) throws IOException {
        int capacity = file.readInt();
        int size = file.readInt();
        long liveBytes = file.readLong();
        if (capacity < SMALLEST || (long) capacity * SLOT > Math.min(file.remaining(), Integer.MAX_VALUE)) {
            throw new IOException("a table of " + capacity + " slots");
        }
        IndexTable table = new IndexTable(capacity, size, liveBytes);
        try {
            file.read(table.slots.duplicate());
        } catch (IOException e) {
            table.close();
            throw e;
        }
        return table;
    }

    int bytesToWrite() {
        return 2 * Integer.BYTES + Long.BYTES + slots.capacity();
    }

    void writeTo(ByteBuffer copy) {
        copy.putInt(capacity).putInt(size).putLong(liveBytes).put(slots.duplicate());
    }

    long place(Fingerprint key) {
        return slots.getLong(find(key) + PLACE);
    }

    void put(Fingerprint key, long place) {
        int at = find(key);
        long before = slots.getLong(at + PLACE);
        liveBytes += Place.length(place) - Place.length(before);
        write(at, key.high(), key.low(), place);
        if (before == Place.NONE && ++size > capacity / 20 * 17) {
            grow();
        }
    }

    void remove(Fingerprint key) {
        int at = find(key);
        long before = slots.getLong(at + PLACE);
        if (before != Place.NONE) {
            liveBytes -= Place.length(before);
            close(at / SLOT);
            size--;
        }
    }

    int size() {
        return size;
    }

    long bytes() {
        return slots.capacity();
    }

    /** Of the journal: what its places have. */
    long liveBytes() {
        return liveBytes;
    }

    /** The slot that has the key, or the free one where it would be. */
    private int find(Fingerprint key) {
        int slot = home(key.low());
        while (true) {
            int at = slot * SLOT;
            if (slots.getLong(at + PLACE) == Place.NONE
                    || slots.getLong(at) == key.high() && slots.getLong(at + LOW) == key.low()) {
                return at;
            }
            slot = next(slot);
        }
    }

    /** Moves up what would no longer be found behind a gap; so nothing is left of what was removed. */
    private void close(int removed) {
        int gap = removed;
        for (int slot = next(gap); slots.getLong(slot * SLOT + PLACE) != Place.NONE; slot = next(slot)) {
            int home = home(slots.getLong(slot * SLOT + LOW));
            boolean reachesBeyondGap = gap <= slot ? gap < home && home <= slot : gap < home || home <= slot;
            if (!reachesBeyondGap) {
                copy(slots, slot * SLOT, gap * SLOT);
                gap = slot;
            }
        }
        write(gap * SLOT, 0, 0, Place.NONE);
    }

    private void grow() {
        ByteBuffer old = slots;
        capacity += capacity / 3;
        slots = slots(capacity);
        for (int at = 0; at < old.capacity(); at += SLOT) {
            if (old.getLong(at + PLACE) != Place.NONE) {
                int slot = home(old.getLong(at + LOW));
                while (slots.getLong(slot * SLOT + PLACE) != Place.NONE) {
                    slot = next(slot);
                }
                copy(old, at, slot * SLOT);
            }
        }
        free(old);
    }

    /** Now, not when the collector comes by: tables that were outgrown are twice as much as those in use. */
    static void free(ByteBuffer slots) {
        try {
            ByteBufferUnmapper.unmap("table of an index", slots);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not to be used any more: its memory may be another's. */
    @Override
    public void close() {
        free(slots);
    }

    private void copy(ByteBuffer from, int at, int to) {
        write(to, from.getLong(at), from.getLong(at + LOW), from.getLong(at + PLACE));
    }

    private void write(int at, long high, long low, long place) {
        slots.putLong(at, high).putLong(at + LOW, low).putLong(at + PLACE, place);
    }

    /** Any capacity, not only powers of two: the fingerprint as a fraction of all of them. */
    private int home(long low) {
        return (int) ((low >>> 32) * capacity >>> 32);
    }

    private int next(int slot) {
        return slot + 1 == capacity ? 0 : slot + 1;
    }

    private static ByteBuffer slots(int capacity) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(capacity, SLOT)).order(ByteOrder.nativeOrder());
    }
}
