package vn.lienket.benchmarks.workload;

import java.util.Arrays;

/**
 * Writes a fact field by field, ten times as fast as Confluent's serializer, so that making the data is not what takes the time. A test holds the bytes to be
 * the same.
 */
final class AvroBytes {

    private final byte[] buffer = new byte[256];
    private int at;

    AvroBytes(int schemaId) {
        buffer[at++] = 0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            buffer[at++] = (byte) (schemaId >>> shift);
        }
    }

    AvroBytes text(byte[] utf8) {
        number(utf8.length);
        System.arraycopy(utf8, 0, buffer, at, utf8.length);
        at += utf8.length;
        return this;
    }

    /** A long, an int, an enum's position or a union's branch: all are zigzag numbers of variable length. */
    AvroBytes number(long value) {
        long zigzag = value << 1 ^ value >> 63;
        while ((zigzag & ~0x7fL) != 0) {
            buffer[at++] = (byte) (zigzag | 0x80);
            zigzag >>>= 7;
        }
        buffer[at++] = (byte) zigzag;
        return this;
    }

    byte[] bytes() {
        return Arrays.copyOf(buffer, at);
    }
}
