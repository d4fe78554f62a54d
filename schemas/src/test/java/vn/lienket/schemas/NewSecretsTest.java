package vn.lienket.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NewSecretsTest {

    @Test
    void makesSecretsThatServicesCanRead() {
        Map<String, String> secrets = NewSecrets.generate();
        assertThat(CitizenRefKey.parse(secrets.get("LIENKET_CITIZENREFKEY")).keyId())
                .isEqualTo("k1");
        assertThat(secrets)
                .extractingByKeys(
                        "LIENKET_CLAIMKEYSET",
                        "LIENKET_CONTACTKEYSET",
                        "LIENKET_STORAGEKEYSET",
                        "NOTIFICATION_STORAGEKEYSET")
                .allSatisfy(keyset -> assertThat(Seal.with(keyset)).isNotNull());
        assertThat(secrets.get("LIENKET_RECEIPTKEYSET"))
                .startsWith("{\"keys\":[{\"crv\":\"P-256\",\"kty\":\"EC\"")
                .containsPattern("\"x\":\"[\\w-]{43}\",\"y\":\"[\\w-]{43}\"")
                .containsPattern("\"d\":\"[\\w-]{43}\"");
    }

    @Test
    void neverMakesTheSameTwice() {
        assertThat(NewSecrets.generate().values())
                .doesNotContainAnyElementsOf(NewSecrets.generate().values());
    }
}
