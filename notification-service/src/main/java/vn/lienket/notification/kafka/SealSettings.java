package vn.lienket.notification.kafka;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param contactKeyset Tink AEAD keyset in clear JSON, the one that account-service seals contacts with */
@Validated
@ConfigurationProperties("lienket")
record SealSettings(@NotBlank String contactKeyset) {

    @Override
    public String toString() {
        return "SealSettings[•••]";
    }
}
