package vn.lienket.account.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;

/**
 * The headers of a letter as one value: names and values by turns, each in UTF-8 after its length in two bytes. As an array of texts they took longer to
 * write and to read than all the rest of the letter.
 */
final class PackedHeaders {

    private PackedHeaders() {}

    /** @param words name, value, name, value … */
    static byte[] pack(String... words) {
        byte[][] texts = new byte[words.length][];
        int size = 0;
        for (int i = 0; i < words.length; i++) {
            texts[i] = words[i].getBytes(StandardCharsets.UTF_8);
            size += Short.BYTES + texts[i].length;
        }
        ByteBuffer packed = ByteBuffer.allocate(size);
        for (byte[] text : texts) {
            packed.putShort((short) text.length).put(text);
        }
        return packed.array();
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
