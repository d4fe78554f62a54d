package vn.lienket.notification;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a subscription's calls are signed with: for a while after a rotation with both, so that the other side can change over when it likes.
 *
 * @param previous null when there is none; @param previousUntil when it stops being used
 */
public record SigningSecrets(String current, String previous, Instant previousUntil) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public static SigningSecrets fresh() {
        return new SigningSecrets(random(), null, null);
    }

    public SigningSecrets rotated(Instant previousUntil) {
        return new SigningSecrets(random(), current, previousUntil);
    }

    public List<String> usable(Instant now) {
        return previous != null && now.isBefore(previousUntil)
                ? Stream.of(current, previous).toList()
                : List.of(current);
    }

    /** As Standard Webhooks writes them; 24 to 64 bytes are asked for. */
    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "SigningSecrets[•••]";
    }
}
