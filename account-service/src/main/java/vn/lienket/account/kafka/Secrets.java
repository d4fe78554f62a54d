package vn.lienket.account.kafka;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param citizenRefKey {@code <keyId>:<base64>}, makes pseudonyms
 * @param claimKeyset Tink AEAD keyset, as JSON, that citizen-registry-adapter has too
 * @param contactKeyset Tink AEAD keyset, as JSON, that notification-service has too
 */
@Validated
@ConfigurationProperties("lienket")
record Secrets(@NotBlank String citizenRefKey, @NotBlank String claimKeyset, @NotBlank String contactKeyset) {

    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
