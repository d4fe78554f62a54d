package vn.lienket.linking.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes values in few bytes; {@link PackedReader} reads them back. */
final class PackedWriter {

    /** Times are told from here, because small numbers are short. */
    static final long EPOCH = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();

    private static final int UUID_LENGTH = 36;

    private final Octets octets = new Octets(192);

    byte[] bytes() {
        return octets.copy();
    }

    PackedWriter octet(int value) {
        octets.add(value);
        return this;
    }

    PackedWriter number(long value) {
        octets.number(value);
        return this;
    }

    PackedWriter instant(Instant instant) {
        long sinceEpoch = instant.toEpochMilli() - EPOCH;
        return number(sinceEpoch << 1 ^ sinceEpoch >> 63);
    }

    /** Most texts here are UUIDs: 17 bytes instead of 37. */
    PackedWriter text(String text) {
        if (isUuid(text)) {
            octets.number(0);
            octets.eight(hex(text, 0, 18));
            octets.eight(hex(text, 19, UUID_LENGTH));
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            octets.number(utf8.length + 1L);
            octets.add(utf8);
        }
        return this;
    }

    private static long hex(String uuid, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = uuid.charAt(i);
            if (c != '-') {
                value = value << 4 | (c <= '9' ? c - '0' : c - 'a' + 10);
            }
        }
        return value;
    }

    /** Only texts that come back letter for letter count. */
    private static boolean isUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(i);
            if (dash ? c != '-' : (c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
