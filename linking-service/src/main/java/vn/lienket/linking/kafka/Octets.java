package vn.lienket.linking.kafka;

import java.util.Arrays;

/** Bytes in the making. The JDK's own stream of bytes takes a lock for each of them, and one of its arrays more. */
final class Octets {

    private byte[] bytes;
    private int size;

    Octets(int expected) {
        bytes = new byte[expected];
    }

    void add(int octet) {
        room(1);
        bytes[size++] = (byte) octet;
    }

    void add(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    /** Most significant first. */
    void eight(long value) {
        room(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** Seven bits an octet, least significant first; the top bit says that more follow. */
    void number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private void room(int needed) {
        if (bytes.length - size < needed) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + needed);
        }
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }
}
