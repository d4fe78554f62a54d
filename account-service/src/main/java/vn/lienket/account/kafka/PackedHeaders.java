package vn.lienket.account.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;

/**
 * The headers of a letter as one value: names and values by turns, each in UTF-8 after its length in two bytes. As an array of texts they took longer to
 * write and to read than all the rest of the letter.
 */
final class PackedHeaders {

    private static final int USUAL = 320;

    private ByteBuffer packed = ByteBuffer.allocate(USUAL);

    void put(String name, String value) {
        put(name.getBytes(StandardCharsets.UTF_8));
        put(value.getBytes(StandardCharsets.UTF_8));
    }

    private void put(byte[] text) {
        int size = Short.BYTES + text.length;
        if (packed.remaining() < size) {
            packed = ByteBuffer.allocate(2 * (packed.position() + size)).put(packed.flip());
        }
        packed.putShort((short) text.length).put(text);
    }

    byte[] bytes() {
        return Arrays.copyOf(packed.array(), packed.position());
    }

    static void unpack(byte[] packed, Headers headers) {
        ByteBuffer rest = ByteBuffer.wrap(packed);
        while (rest.hasRemaining()) {
            String name = new String(next(rest), StandardCharsets.UTF_8);
            headers.add(name, next(rest));
        }
    }

    private static byte[] next(ByteBuffer rest) {
        byte[] text = new byte[rest.getShort() & 0xffff];
        rest.get(text);
        return text;
    }
}
