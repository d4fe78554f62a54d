package vn.lienket.platform.tokens;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Every client has a secret of its own, and none has to be registered: each follows from its name and the installation's key. */
public final class ClientSecrets {

    private final byte[] key;

    public ClientSecrets(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    public String of(String clientId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] secret = mac.doFinal(clientId.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
