package vn.lienket.linking.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Goes through the fields of an Avro record in their order. @throws IndexOutOfBoundsException when the bytes are not such a record's */
final class AvroCursor {

    private final byte[] bytes;
    private int at;

    AvroCursor(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /** Also of an enum: the position of its symbol; and of a union: the position of its branch. */
    long number() {
        long zigzag = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte octet = bytes[at++];
            zigzag |= (octet & 0x7fL) << shift;
            if (octet >= 0) {
                return zigzag >>> 1 ^ -(zigzag & 1);
            }
        }
        throw new IndexOutOfBoundsException();
    }

    Instant instant() {
        return Instant.ofEpochMilli(number());
    }

    String text() {
        int length = length();
        String text = new String(bytes, at, length, UTF_8);
        at += length;
        return text;
    }

    /** Of {@code ["null", "string"]}. */
    Optional<String> optionalText() {
        long branch = number();
        if (branch != 0 && branch != 1) {
            throw new IndexOutOfBoundsException();
        }
        return branch == 1 ? Optional.of(text()) : Optional.empty();
    }

    <E extends Enum<E>> E symbol(E[] symbols) {
        long position = number();
        if (position < 0 || position >= symbols.length) {
            throw new IndexOutOfBoundsException();
        }
        return symbols[(int) position];
    }

    /** Goes over a text. @return whether it is this one */
    boolean isText(byte[] expected) {
        int length = length();
        boolean equal = Arrays.equals(bytes, at, at + length, expected, 0, expected.length);
        at += length;
        return equal;
    }

    void skipText() {
        at += length();
    }

    private int length() {
        long length = number();
        if (length < 0 || length > bytes.length - at) {
            throw new IndexOutOfBoundsException();
        }
        return (int) length;
    }
}
