package vn.lienket.registry.kafka;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Handed over by whoever starts the service; there is no default.
 *
 * @param citizenRefKey {@code <keyId>:<base64>}, makes the pseudonyms
 * @param claimKeyset Tink AEAD keyset (JSON) that opens what account-service sealed
 */
@Validated
@ConfigurationProperties("lienket")
record Secrets(@NotBlank String citizenRefKey, @NotBlank String claimKeyset) {

    @Override
    public String toString() {
        return "Secrets";
    }
}
