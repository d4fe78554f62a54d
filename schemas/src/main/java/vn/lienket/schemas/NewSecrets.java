package vn.lienket.schemas;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the secrets of a new installation; {@link #main} prints them as {@code NAME='value'} lines for an env file. */
public final class NewSecrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private NewSecrets() {}

    /** By the name of the environment variable in which the services expect them. */
    public static Map<String, String> generate() {
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put("LIENKET_CITIZENREFKEY", "k1:" + Base64.getEncoder().encodeToString(random(32)));
        secrets.put("LIENKET_CLAIMKEYSET", Seal.newKeyset());
        secrets.put("LIENKET_CONTACTKEYSET", Seal.newKeyset());
        secrets.put("LIENKET_STORAGEKEYSET", Seal.newKeyset());
        secrets.put("LIENKET_RECEIPTKEYSET", NewReceiptKey.keyset());
        // Each database has a key of its own; docker-compose.yml hands this one over as notification-service's
        // LIENKET_STORAGEKEYSET.
        secrets.put("NOTIFICATION_STORAGEKEYSET", Seal.newKeyset());
        secrets.put("POPULATION_DATABASE_API_KEY", password());
        secrets.put("OPERATOR_KEY", password());
        secrets.put("SMS_GATEWAY_API_KEY", password());
        secrets.put("SMS_GATEWAY_REPORT_SECRET", "whsec_" + Base64.getEncoder().encodeToString(random(32)));
        secrets.put("POSTGRES_PASSWORD", password());
        secrets.put("GRAFANA_ADMIN_PASSWORD", password());
        return secrets;
    }

    public static void main(String[] args) {
        PrintStream out = System.out;
        generate().forEach((name, value) -> out.println(name + "='" + value.replaceAll("\\s+", "") + "'"));
    }

    /** 144 random bits, fit for a URL. */
    public static String password() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(18));
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
