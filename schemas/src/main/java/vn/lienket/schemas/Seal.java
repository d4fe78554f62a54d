package vn.lienket.schemas;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Encrypts what must not be in clear (the {@code sealed…} fields of facts, personal columns) with Tink AEAD.
 * What was sealed for one context (the record key, say) opens only with the same context: a ciphertext cannot be moved to another account.
 */
public final class Seal {

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Aead aead;

    private Seal(Aead aead) {
        this.aead = aead;
    }

    /** @param keysetJson a Tink keyset in clear JSON, as a secret store delivers it */
    public static Seal with(String keysetJson) {
        try {
            return new Seal(TinkJsonProtoKeysetFormat.parseKeyset(keysetJson, InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            // Without the cause: its message may quote the keyset.
            throw new IllegalArgumentException("not a Tink AEAD keyset");
        }
    }

    /** A fresh AES-256-GCM keyset in clear JSON; {@link #with} reads it. */
    public static String newKeyset() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] seal(byte[] clear, String context) {
        try {
            return aead.encrypt(clear, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws BrokenSeal when it was sealed with another key or for another context, or was changed since */
    public byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new BrokenSeal();
        }
    }

    public static final class BrokenSeal extends RuntimeException {
        BrokenSeal() {
            super("sealed with another key or for another context, or changed since");
        }
    }
}
