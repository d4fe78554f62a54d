package vn.lienket.schemas;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The secret that turns citizen numbers into pseudonyms, and its public name.
 *
 * <p>Whoever holds it can search the space of valid numbers in minutes: a principal that holds it must not read topics
 * keyed by the pseudonyms it makes.
 */
public record CitizenRefKey(String keyId, byte[] secret) {

    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9-]{1,16}");

    public CitizenRefKey {
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new IllegalArgumentException("keyId is 1 to 16 of A-Z a-z 0-9 and -");
        }
        if (secret.length < 32) {
            throw new IllegalArgumentException("the secret has at least 32 bytes");
        }
        secret = secret.clone();
    }

    /** Reads {@code <keyId>:<base64 of the secret>}, the form in which settings carry it. */
    public static CitizenRefKey parse(String setting) {
        int colon = setting.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("expected <keyId>:<base64 secret>");
        }
        return new CitizenRefKey(
                setting.substring(0, colon), Base64.getDecoder().decode(setting.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return "CitizenRefKey[" + keyId + "]";
    }
}
