package vn.lienket.account.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.lienket.account.Letter;

/**
 * Letters of one topic as one value, as many as fit a page of PostgreSQL, which a row costs more than what is in it. Each is its key, its headers and its
 * payload, with their lengths; of its headers those bytes are left out that are the same, from the front and from the end, as in the letter before: most.
 */
final class LetterBundle {

    /** A page has 8,160 for a row, of which the other columns take 60 and the name of the topic. */
    private static final int ROOM = 8_000;

    private static final int LENGTHS = 4 * Short.BYTES + Integer.BYTES;
    private static final int TOMBSTONE = -1;

    private final String topic;
    private final ByteBuffer packed = ByteBuffer.allocate(ROOM);
    private byte[] before = {};
    private int letters;

    LetterBundle(String topic) {
        this.topic = topic;
    }

    /** @return false when it has another topic, or is too large for what room is left */
    boolean add(Letter letter) {
        byte[] key = letter.key().getBytes(StandardCharsets.UTF_8);
        byte[] headers = letter.headers();
        byte[] payload = letter.payload();
        int front = sameInFront(before, headers);
        int end = sameAtTheEnd(before, headers, front);
        int rest = headers.length - front - end;
        int size = LENGTHS + key.length + rest + (payload == null ? 0 : payload.length);
        if (!letter.topic().equals(topic) || size > packed.remaining()) {
            return false;
        }
        packed.putShort((short) key.length).put(key);
        packed.putShort((short) front)
                .putShort((short) end)
                .putShort((short) rest)
                .put(headers, front, rest);
        if (payload == null) {
            packed.putInt(TOMBSTONE);
        } else {
            packed.putInt(payload.length).put(payload);
        }
        before = headers;
        letters++;
        return true;
    }

    private static int sameInFront(byte[] one, byte[] other) {
        int mismatch = Arrays.mismatch(one, other);
        return mismatch < 0 ? one.length : mismatch;
    }

    private static int sameAtTheEnd(byte[] one, byte[] other, int front) {
        int most = Math.min(one.length, other.length) - front;
        int same = 0;
        while (same < most && one[one.length - 1 - same] == other[other.length - 1 - same]) {
            same++;
        }
        return same;
    }

    int letters() {
        return letters;
    }

    byte[] bytes() {
        return Arrays.copyOf(packed.array(), packed.position());
    }

    static List<Letter> unpack(String topic, byte[] bundle) {
        ByteBuffer packed = ByteBuffer.wrap(bundle);
        List<Letter> letters = new ArrayList<>();
        byte[] headers = {};
        while (packed.hasRemaining()) {
            String key = new String(next(packed, packed.getShort()), StandardCharsets.UTF_8);
            headers = headers(packed, headers);
            int payload = packed.getInt();
            letters.add(new Letter(topic, key, headers, payload == TOMBSTONE ? null : next(packed, payload)));
        }
        return letters;
    }

    private static byte[] headers(ByteBuffer packed, byte[] before) {
        int front = packed.getShort();
        int end = packed.getShort();
        int rest = packed.getShort();
        byte[] headers = Arrays.copyOf(before, front + rest + end);
        packed.get(headers, front, rest);
        System.arraycopy(before, before.length - end, headers, front + rest, end);
        return headers;
    }

    private static byte[] next(ByteBuffer packed, int length) {
        byte[] bytes = new byte[length];
        packed.get(bytes);
        return bytes;
    }
}
