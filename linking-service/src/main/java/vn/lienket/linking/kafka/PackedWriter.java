package vn.lienket.linking.kafka;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Writes values in few bytes; {@link PackedReader} reads them back. */
final class PackedWriter {

    /** Times are told from here, because small numbers are short. */
    static final long EPOCH = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();

    private static final int UUID_LENGTH = 36;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);

    byte[] bytes() {
        return bytes.toByteArray();
    }

    PackedWriter octet(int value) {
        bytes.write(value);
        return this;
    }

    /** Seven bits an octet, least significant first; the top bit says that more follow. */
    PackedWriter number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    PackedWriter instant(Instant instant) {
        long sinceEpoch = instant.toEpochMilli() - EPOCH;
        return number(sinceEpoch << 1 ^ sinceEpoch >> 63);
    }

    /** Most texts here are UUIDs: 17 bytes instead of 37. */
    PackedWriter text(String text) {
        if (isUuid(text)) {
            UUID uuid = UUID.fromString(text);
            byte[] packed = ByteBuffer.allocate(16)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
            number(0);
            bytes.writeBytes(packed);
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length + 1L);
            bytes.writeBytes(utf8);
        }
        return this;
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
