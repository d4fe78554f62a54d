package vn.lienket.notification.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Where each mail goes when it comes back: an address of its own (VERP), so that the bounce says which notice it is about without quoting whom it was for,
 * however little of the mail the other server returns. Signed, since anybody can write to it.
 */
@Component
class ReturnAddresses {

    /** 80 bits: with the 32 digits of the eventId and the name before the plus at most the 64 characters that a local part may have. */
    private static final int SIGNED_DIGITS = 20;

    private static final Pattern ADDRESS = Pattern.compile("\\+([0-9a-f]{32})([0-9a-f]{" + SIGNED_DIGITS + "})@");

    private final BounceSettings settings;

    ReturnAddresses(BounceSettings settings) {
        this.settings = settings;
    }

    /** Empty when nobody would read it. */
    Optional<String> of(UUID eventId) {
        if (!settings.areSigned()) {
            return Optional.empty();
        }
        String id = eventId.toString().replace("-", "");
        return Optional.of(settings.address().replace("@", "+" + id + signature(id) + "@"));
    }

    /** @return empty when it is none of ours */
    Optional<UUID> eventId(String address) {
        // Some servers write all of it small.
        Matcher found = ADDRESS.matcher(address.toLowerCase(Locale.ROOT));
        return found.find() && isSigned(found.group(1), found.group(2))
                ? Optional.of(id(found.group(1)))
                : Optional.empty();
    }

    private boolean isSigned(String id, String signature) {
        return MessageDigest.isEqual(
                signature(id).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
    }

    private String signature(String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.key().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(id.getBytes(StandardCharsets.US_ASCII)))
                    .substring(0, SIGNED_DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID id(String digits) {
        return UUID.fromString(digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }
}
