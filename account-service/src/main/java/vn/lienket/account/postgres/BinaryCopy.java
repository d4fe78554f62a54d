package vn.lienket.account.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.postgresql.copy.CopyIn;

/** Rows in the binary format of PostgreSQL's COPY, as its manual has it; the driver only carries the bytes. */
final class BinaryCopy {

    private static final byte[] HEAD = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', -1, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final long SECONDS_FROM_1970_TO_2000 = 946_684_800;
    private static final int TEXT = 25;
    private static final int NULL = -1;

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    BinaryCopy(CopyIn copy) {
        this.copy = copy;
        buffer.put(HEAD);
    }

    void row(Object[] values) throws SQLException {
        require(Short.BYTES).putShort((short) values.length);
        for (Object value : values) {
            value(value);
        }
    }

    void end() throws SQLException {
        require(Short.BYTES).putShort((short) -1);
        flush();
        copy.endCopy();
    }

    private void value(Object value) throws SQLException {
        if (value == null) {
            require(4).putInt(NULL);
        } else if (value instanceof String text) {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof byte[] bytes) {
            bytes(bytes);
        } else if (value instanceof Instant time) {
            require(12).putInt(8).putLong(micros(time));
        } else if (value instanceof UUID id) {
            require(20).putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        } else if (value instanceof Boolean flag) {
            require(5).putInt(1).put((byte) (flag ? 1 : 0));
        } else if (value instanceof Long number) {
            require(12).putInt(8).putLong(number);
        } else if (value instanceof Integer number) {
            require(8).putInt(4).putInt(number);
        } else if (value instanceof String[] texts) {
            array(texts);
        } else {
            throw new IllegalArgumentException("no COPY for " + value.getClass());
        }
    }

    private static long micros(Instant time) {
        return (time.getEpochSecond() - SECONDS_FROM_1970_TO_2000) * 1_000_000 + time.getNano() / 1_000;
    }

    private void bytes(byte[] bytes) throws SQLException {
        require(4 + bytes.length).putInt(bytes.length).put(bytes);
    }

    /** One dimension, or none when it is empty; no nulls. */
    private void array(String[] texts) throws SQLException {
        byte[][] items = new byte[texts.length][];
        int size = texts.length == 0 ? 12 : 20;
        for (int i = 0; i < texts.length; i++) {
            items[i] = texts[i].getBytes(StandardCharsets.UTF_8);
            size += 4 + items[i].length;
        }
        require(4 + size)
                .putInt(size)
                .putInt(texts.length == 0 ? 0 : 1)
                .putInt(0)
                .putInt(TEXT);
        if (texts.length > 0) {
            buffer.putInt(texts.length).putInt(1);
        }
        for (byte[] item : items) {
            buffer.putInt(item.length).put(item);
        }
    }

    private ByteBuffer require(int size) throws SQLException {
        if (buffer.remaining() < size) {
            flush();
            if (buffer.capacity() < size) {
                buffer = ByteBuffer.allocate(size);
            }
        }
        return buffer;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
