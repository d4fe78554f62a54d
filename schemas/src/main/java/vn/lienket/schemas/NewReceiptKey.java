package vn.lienket.schemas;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** A new P-256 key with which receipts are signed, as a JSON Web Key Set (RFC 7517); its name is its thumbprint (RFC 7638). */
public final class NewReceiptKey {

    private static final int COORDINATE = 32;

    private NewReceiptKey() {}

    /** One line; further keys may be put behind it by hand, then the first signs and all are published. */
    public static String keyset() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return "{\"keys\":[" + jwk(generator.generateKeyPair()) + "]}";
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String jwk(KeyPair pair) throws GeneralSecurityException {
        ECPublicKey open = (ECPublicKey) pair.getPublic();
        String thumbprinted =
                "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + text(open.getW().getAffineX()) + "\",\"y\":\""
                        + text(open.getW().getAffineY()) + "\"}";
        byte[] thumbprint = MessageDigest.getInstance("SHA-256").digest(thumbprinted.getBytes(StandardCharsets.UTF_8));
        return thumbprinted.substring(0, thumbprinted.length() - 1) + ",\"use\":\"sig\",\"alg\":\"ES256\",\"kid\":\""
                + base64(thumbprint) + "\",\"d\":\"" + text(((ECPrivateKey) pair.getPrivate()).getS()) + "\"}";
    }

    /** As long as the field's numbers, whatever zeros it begins with. */
    private static String text(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        byte[] significant =
                bytes.length > COORDINATE ? Arrays.copyOfRange(bytes, bytes.length - COORDINATE, bytes.length) : bytes;
        System.arraycopy(significant, 0, fixed, COORDINATE - significant.length, significant.length);
        return base64(fixed);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
