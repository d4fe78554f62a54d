package vn.lienket.account.postgres;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.lienket.schemas.Seal;

/**
 * One account's own key, AES-256-GCM: a sealed box is a nonce of twelve random bytes and what the cipher gives. Who deletes it makes every copy of what it
 * sealed unreadable, wherever that is.
 *
 * @param id rises with time, so that new keys lie together in the index
 */
record AccountKey(UUID id, SecretKeySpec secret) {

    private static final SecureRandom RANDOM = new SecureRandom();
    // Looking one up costs half of what it does; an import needs millions.
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(AccountKey::cipher);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;
    /** What twelve bits count. */
    private static final int COUNTED = 4096;

    /** New ones, with ids of version 7 (RFC 9562) that follow each other: they lie together in the index. */
    static List<AccountKey> fresh(int count) {
        long now = System.currentTimeMillis();
        return IntStream.range(0, count)
                .mapToObj(place -> new AccountKey(id(now, place), new SecretKeySpec(random(KEY), "AES")))
                .toList();
    }

    private static UUID id(long millis, int place) {
        long high = millis + place / COUNTED << 16 | 0x7000L | place % COUNTED;
        long low = ThreadLocalRandom.current().nextLong() >>> 2 | Long.MIN_VALUE;
        return new UUID(high, low);
    }

    /** As it lies in the database. */
    byte[] sealedBy(Seal storage) {
        return storage.seal(secret.getEncoded(), context(id));
    }

    static AccountKey open(UUID id, byte[] sealed, Seal storage) {
        return new AccountKey(id, new SecretKeySpec(storage.open(sealed, context(id)), "AES"));
    }

    private static String context(UUID id) {
        return "account-key/" + id;
    }

    byte[] seal(byte[] clear, String context) {
        try {
            byte[] nonce = random(NONCE);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, context);
            byte[] box = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(clear.length));
            cipher.doFinal(clear, 0, clear.length, box, NONCE);
            return box;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] open(byte[] box, String context) {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(box, NONCE), context)
                    .doFinal(box, NONCE, box.length - NONCE);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("sealed with another key or for another account, or changed since");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = CIPHER.get();
        cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "AccountKey[" + id + "]";
    }
}
