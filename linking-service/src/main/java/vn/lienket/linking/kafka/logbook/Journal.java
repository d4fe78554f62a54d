package vn.lienket.linking.kafka.logbook;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;
import org.apache.kafka.common.utils.Bytes;

/**
 * A file to which blocks of entries are appended:
 *
 * <pre>
 * block: length of its entries (4 bytes), CRC-32C of all that follows (4), offset in the changelog up to which all is told (8), entries
 * entry: length of the key (2), length of the value or -1 when deleted (4), key, value
 * </pre>
 *
 * A block counts whole or not at all: the first one that is torn or damaged ends the journal. Nothing is forced to disk: after a power failure the
 * journal ends earlier, and the changelog tells the rest.
 */
final class Journal implements AutoCloseable {

    static final long NO_OFFSET = -1;

    private static final int HEADER = 16;
    private static final int CHECKSUM = 4;
    private static final int OFFSET = 8;
    private static final int ENTRY_HEADER = 6;
    private static final int DELETED = -1;
    private static final int LARGE_BLOCK = 1 << 18;
    private static final byte[] NOTHING = {};

    private final FileChannel file;
    private ByteBuffer scratch = ByteBuffer.allocateDirect(1 << 12);
    private Mark last = START;
    private long end;
    private long changelogOffset = NO_OFFSET;

    /** A block. It is the same one only if it has the same checksum. */
    record Mark(long start, long end, int checksum) {}

    /** Before all blocks. */
    static final Mark START = new Mark(0, 0, 0);

    /** Told of entries in order. */
    interface Visitor {
        /**
         * @param place {@link Place#NONE} when the key was deleted
         * @param value to be read before this returns; empty when the key was deleted
         */
        void entry(byte[] key, long place, ByteBuffer value);
    }

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** Shows all entries to the visitor; what follows the last whole block is cut off. */
    static Journal open(Path path, Visitor visitor) {
        Journal journal = open(path);
        journal.read(START, visitor);
        return journal;
    }

    /** To be {@link #read} before anything else. */
    static Journal open(Path path) {
        try {
            Files.createDirectories(path.getParent());
            return new Journal(FileChannel.open(path, CREATE, READ, WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows the entries behind a block that it {@link #has}; what follows the last whole block is cut off. */
    void read(Mark from, Visitor visitor) {
        try {
            Window window = window();
            note(from, window);
            for (long next = show(window, end, visitor); next > end; next = show(window, end, visitor)) {
                note(new Mark(end, next, window.at(end, HEADER).getInt(CHECKSUM)), window);
            }
            file.truncate(end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(Mark block, Window window) throws IOException {
        last = block;
        end = block.end;
        changelogOffset = end == 0
                ? NO_OFFSET
                : window.at(block.start + OFFSET, Long.BYTES).getLong();
    }

    /** Whether the block is there, whole. */
    boolean has(Mark block) {
        try {
            Window window = window();
            return show(window, block.start, (key, place, value) -> {}) == block.end
                    && window.at(block.start, HEADER).getInt(CHECKSUM) == block.checksum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last block. */
    Mark last() {
        return last;
    }

    /** What the changelog has before this offset is in the journal. */
    long changelogOffset() {
        return changelogOffset;
    }

    long end() {
        return end;
    }

    Window window() {
        return new Window(file);
    }

    /** @param entries a null value deletes the key */
    void append(Iterable<Map.Entry<Bytes, byte[]>> entries, long newChangelogOffset, Visitor visitor) {
        ByteBuffer block = emptyBlock();
        for (Map.Entry<Bytes, byte[]> entry : entries) {
            if (block.position() > LARGE_BLOCK) {
                // The offset is told with the last of them only: entries that are told twice do no harm.
                write(block, changelogOffset);
                block = emptyBlock();
            }
            block = add(block, entry.getKey().get(), entry.getValue(), visitor);
        }
        write(block, newChangelogOffset);
    }

    /** @throws IllegalStateException when another key is there: nothing in this journal can be believed then */
    byte[] value(long place, byte[] key) {
        try {
            ByteBuffer entry = scratch(Place.length(place));
            while (entry.hasRemaining()) {
                if (file.read(entry, Place.position(place) + entry.position()) < 0) {
                    throw new IOException("the journal is shorter than it was");
                }
            }
            byte[] value = new byte[Place.length(place) - ENTRY_HEADER - key.length];
            entry.position(ENTRY_HEADER + key.length);
            if ((entry.getShort(0) & 0xffff) != key.length
                    || entry.getInt(2) != value.length
                    || !entry.slice(ENTRY_HEADER, key.length).equals(ByteBuffer.wrap(key))) {
                throw new IllegalStateException("the journal has something else at " + Place.position(place));
            }
            entry.get(value);
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Shows the entries of the block that begins at a position.
     *
     * @return where the next one begins, or the same position when no whole block is there
     */
    long show(Window window, long position, Visitor visitor) {
        try {
            ByteBuffer header = window.at(position, HEADER);
            if (header == null || header.getInt(0) < 0) {
                return position;
            }
            int length = header.getInt();
            int checksum = header.getInt();
            ByteBuffer rest = position + HEADER + length <= file.size()
                    ? window.at(position + OFFSET, HEADER - OFFSET + length)
                    : null;
            if (rest == null || checksum(rest) != checksum) {
                return position;
            }
            showEntries(rest.position(Long.BYTES), position + OFFSET, visitor);
            return position + HEADER + length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void showEntries(ByteBuffer bytes, long start, Visitor visitor) {
        while (bytes.hasRemaining()) {
            long position = start + bytes.position();
            byte[] key = new byte[bytes.getShort() & 0xffff];
            int valueLength = bytes.getInt();
            bytes.get(key);
            ByteBuffer value = bytes.slice(bytes.position(), Math.max(0, valueLength));
            bytes.position(bytes.position() + value.limit());
            visitor.entry(key, place(position, key, valueLength), value);
        }
    }

    private static long place(long position, byte[] key, int valueLength) {
        return valueLength == DELETED ? Place.NONE : Place.of(position, ENTRY_HEADER + key.length + valueLength);
    }

    private ByteBuffer emptyBlock() {
        return scratch.clear().position(HEADER);
    }

    private ByteBuffer add(ByteBuffer block, byte[] key, byte[] value, Visitor visitor) {
        byte[] written = value == null ? NOTHING : value;
        int valueLength = value == null ? DELETED : value.length;
        int length = ENTRY_HEADER + key.length + written.length;
        if (length > Place.LONGEST || key.length > 0xffff) {
            throw new IllegalArgumentException("a value of " + valueLength + " bytes is too long");
        }
        ByteBuffer room = block.remaining() < length ? larger(block, length) : block;
        long place = place(end + room.position(), key, valueLength);
        room.putShort((short) key.length).putInt(valueLength).put(key).put(written);
        visitor.entry(key, place, ByteBuffer.wrap(written));
        return room;
    }

    private void write(ByteBuffer block, long offset) {
        block.flip();
        block.putInt(0, block.limit() - HEADER).putLong(OFFSET, offset);
        int checksum = checksum(block.position(OFFSET));
        block.putInt(CHECKSUM, checksum).position(0);
        try {
            while (block.hasRemaining()) {
                file.write(block, end + block.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        last = new Mark(end, end + block.limit(), checksum);
        end = last.end;
        changelogOffset = offset;
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }

    private ByteBuffer scratch(int length) {
        if (scratch.capacity() < length) {
            scratch = ByteBuffer.allocateDirect(length * 2);
        }
        return scratch.clear().limit(length);
    }

    private ByteBuffer larger(ByteBuffer block, int length) {
        scratch = ByteBuffer.allocateDirect(2 * block.capacity() + length);
        return scratch.put(block.flip());
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
