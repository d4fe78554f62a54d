package vn.lienket.account.postgres;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;
import vn.lienket.schemas.Seal;

/** @param storageKeyset Tink AEAD keyset, as JSON, for the personal column */
@Validated
@ConfigurationProperties("lienket")
record StorageSecret(@NotBlank String storageKeyset) {

    Seal seal() {
        return Seal.with(storageKeyset);
    }

    @Override
    public String toString() {
        return "StorageSecret[…]";
    }
}
