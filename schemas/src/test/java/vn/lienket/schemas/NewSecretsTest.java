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
        assertThat(secrets.entrySet())
                .filteredOn(secret -> secret.getKey().endsWith("KEYSET"))
                .hasSize(4)
                .allSatisfy(secret -> assertThat(Seal.with(secret.getValue())).isNotNull());
    }

    @Test
    void neverMakesTheSameTwice() {
        assertThat(NewSecrets.generate().values())
                .doesNotContainAnyElementsOf(NewSecrets.generate().values());
    }
}
