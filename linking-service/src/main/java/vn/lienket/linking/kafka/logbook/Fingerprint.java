package vn.lienket.linking.kafka.logbook;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * 128 bits that stand for a key. Taken from SHA-256: nobody can choose two keys that have the same ones, and for 60 million keys the chance of it is
 * 1 in 10²³.
 */
record Fingerprint(long high, long low) {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Not for threads together. */
    static final class Maker {

        private final MessageDigest sha256 = sha256();
        private final byte[] digest = new byte[32];

        Fingerprint of(byte[] key) {
            try {
                sha256.update(key);
                sha256.digest(digest, 0, digest.length);
                return new Fingerprint((long) LONGS.get(digest, 0), (long) LONGS.get(digest, 8));
            } catch (DigestException itHasThatManyBytes) {
                throw new IllegalStateException(itHasThatManyBytes);
            }
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }
    }
}
