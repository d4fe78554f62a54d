package vn.lienket.linking.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads what {@link PackedWriter} wrote. */
final class PackedReader {

    private final ByteBuffer bytes;

    PackedReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    int octet() {
        return bytes.get() & 0xff;
    }

    long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int octet = octet();
            value |= (octet & 0x7fL) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
    }

    Instant instant() {
        long zigzag = number();
        return Instant.ofEpochMilli((zigzag >>> 1 ^ -(zigzag & 1)) + PackedWriter.EPOCH);
    }

    String text() {
        long length = number();
        if (length == 0) {
            return new UUID(bytes.getLong(), bytes.getLong()).toString();
        }
        byte[] utf8 = new byte[Math.toIntExact(length - 1)];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    <T> List<T> list(Supplier<T> element) {
        long size = number();
        List<T> list = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }
}
