package vn.lienket.notification.postgres;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** @param storageKeyset Tink AEAD keyset in clear JSON, for the columns of this database that hold secrets */
@Validated
@ConfigurationProperties("lienket")
record StorageSettings(@NotBlank String storageKeyset) {

    @Override
    public String toString() {
        return "StorageSettings[•••]";
    }
}
