package vn.lienket.schemas;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pseudonym of a citizen number: {@code <keyId>.<base64url, 22 characters>}, the first 128 bits of
 * HMAC-SHA-256(secret keyId, the 12 ASCII digits). The one function that makes it; the README has test vectors.
 */
public record CitizenRef(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{1,16}\\.[A-Za-z0-9_-]{22}");
    private static final Pattern CITIZEN_NUMBER = Pattern.compile("[0-9]{12}");

    public CitizenRef {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a citizenRef");
        }
    }

    /** @throws IllegalArgumentException when {@code citizenNumber} is not 12 ASCII digits; the message does not echo it */
    public static CitizenRef of(CitizenRefKey key, String citizenNumber) {
        if (!CITIZEN_NUMBER.matcher(citizenNumber).matches()) {
            throw new IllegalArgumentException("a citizen number has 12 digits");
        }
        byte[] mac = hmac(key.secret(), citizenNumber.getBytes(StandardCharsets.US_ASCII));
        String first128Bits = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, 16));
        return new CitizenRef(key.keyId() + "." + first128Bits);
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
