package vn.lienket.benchmarks.workload;

import java.nio.charset.StandardCharsets;

/** All about the n-th citizen follows from n, so that no workload has to be kept in memory. */
record Citizen(long number) {

    /** Bytes of a {@code citizenRef}: key id, dot, 128 bits as base64url. */
    static final int REF_LENGTH = 25;

    private static final byte[] KEY_ID = {'b', '1', '.'};
    private static final byte[] DIGITS = ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[][] PORTALS = {
        ascii("dvcqg"),
        ascii("hanoi"),
        ascii("hochiminh"),
        ascii("binhduong"),
        ascii("danang"),
        ascii("cantho"),
        ascii("haiphong"),
        ascii("vnpost")
    };

    static final int PORTAL_COUNT = PORTALS.length;

    /** The first 64 bits hold the number, mixed, so that {@link #of} can tell who it is. */
    byte[] ref() {
        byte[] ref = new byte[REF_LENGTH];
        System.arraycopy(KEY_ID, 0, ref, 0, KEY_ID.length);
        long high = Mixing.mix(number);
        long low = Mixing.mix(~number);
        for (int digit = 0; digit < 22; digit++) {
            ref[KEY_ID.length + digit] = DIGITS[(int) bits(high, low, digit * 6) & 63];
        }
        return ref;
    }

    byte[] portal() {
        return portal((int) (number % PORTAL_COUNT));
    }

    static byte[] portal(int index) {
        return PORTALS[index];
    }

    byte[] accountId() {
        byte[] id = ascii("TK0000000000");
        long rest = number;
        for (int at = id.length - 1; rest > 0; at--) {
            id[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return id;
    }

    byte[] vneidSubject() {
        return uuid(number ^ 0x5ab1ec7L << 40);
    }

    /** @return whose pseudonym it is, or -1 when it is not one of ours */
    static long of(byte[] ref) {
        if (ref == null || ref.length != REF_LENGTH) {
            return -1;
        }
        long high = 0;
        for (int digit = 0; digit < 11; digit++) {
            int value = valueOf(ref[KEY_ID.length + digit]);
            high = digit < 10 ? high << 6 | value : high << 4 | value >> 2;
        }
        return Mixing.unmix(high);
    }

    /** A UUID (its text) that follows from {@code seed}. */
    static byte[] uuid(long seed) {
        long high = Mixing.mix(seed) & 0xffffffffffff0fffL | 0x4000;
        long low = Mixing.mix(~seed) & 0x3fffffffffffffffL | 0x8000000000000000L;
        byte[] text = new byte[36];
        int at = 0;
        for (int nibble = 0; nibble < 32; nibble++) {
            if (nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20) {
                text[at++] = '-';
            }
            long half = nibble < 16 ? high : low;
            text[at++] = HEX[(int) (half >>> 60 - 4 * (nibble & 15)) & 15];
        }
        return text;
    }

    private static long bits(long high, long low, int from) {
        if (from <= 58) {
            return high >>> 58 - from;
        }
        return from < 64
                ? high << from - 58 | low >>> 122 - from
                : from <= 122 ? low >>> 122 - from : low << from - 122;
    }

    private static int valueOf(byte digit) {
        if (digit >= 'a') {
            return digit - 'a' + 26;
        }
        if (digit == '_') {
            return 63;
        }
        if (digit >= 'A') {
            return digit - 'A';
        }
        return digit == '-' ? 62 : digit - '0' + 52;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
