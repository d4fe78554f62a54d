package vn.lienket.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import vn.lienket.schemas.CitizenRefKey;
import vn.lienket.schemas.NewSecrets;

/** What a secret store would hold: made at the first start, readable by its owner only, the same at each later start; what a later version needs is added. */
public final class Secrets {

    /** By our name, the name under which {@link NewSecrets} makes it. */
    private static final Map<String, String> NAMES = Map.of(
            "citizen-ref-key", "LIENKET_CITIZENREFKEY",
            "claim-keyset", "LIENKET_CLAIMKEYSET",
            "contact-keyset", "LIENKET_CONTACTKEYSET",
            "storage-keyset", "LIENKET_STORAGEKEYSET",
            "receipt-keyset", "LIENKET_RECEIPTKEYSET",
            "notification-storage-keyset", "NOTIFICATION_STORAGEKEYSET",
            "population-database-api-key", "POPULATION_DATABASE_API_KEY",
            "operator-key", "OPERATOR_KEY",
            "sms-gateway-api-key", "SMS_GATEWAY_API_KEY",
            "sms-gateway-report-secret", "SMS_GATEWAY_REPORT_SECRET");

    private static final String TOKEN_CLIENTS = "token-clients-key";

    private final Properties values;

    private Secrets(Properties values) {
        this.values = values;
    }

    static Secrets in(Path file) throws IOException {
        Properties values = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                values.load(in);
            }
        }
        int known = values.size();
        Map<String, String> fresh = NewSecrets.generate();
        NAMES.forEach((name, madeAs) -> values.putIfAbsent(name, fresh.get(madeAs)));
        values.putIfAbsent(TOKEN_CLIENTS, NewSecrets.password());
        if (values.size() > known) {
            write(values, file);
        }
        return new Secrets(values);
    }

    private static void write(Properties values, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(file)) {
            values.store(out, "Local secrets of ./run");
        }
    }

    /** {@code <keyId>:<base64>}; a publishing portal has it too. */
    public String citizenRefKeySetting() {
        return values.getProperty("citizen-ref-key");
    }

    public CitizenRefKey citizenRefKey() {
        return CitizenRefKey.parse(citizenRefKeySetting());
    }

    public String claimKeyset() {
        return values.getProperty("claim-keyset");
    }

    public String contactKeyset() {
        return values.getProperty("contact-keyset");
    }

    public String storageKeyset() {
        return values.getProperty("storage-keyset");
    }

    public String receiptKeyset() {
        return values.getProperty("receipt-keyset");
    }

    public String notificationStorageKeyset() {
        return values.getProperty("notification-storage-keyset");
    }

    public String populationDatabaseApiKey() {
        return values.getProperty("population-database-api-key");
    }

    /** From which the secret of each client of the token issuer follows. */
    String tokenClientsKey() {
        return values.getProperty(TOKEN_CLIENTS);
    }

    /** With which ops change the adapter's quota and replay its dead letters. */
    public String operatorKey() {
        return values.getProperty("operator-key");
    }

    public String smsGatewayApiKey() {
        return values.getProperty("sms-gateway-api-key");
    }

    /** Of the gateway's delivery reports: {@code whsec_} and Base64. */
    public String smsGatewayReportSecret() {
        return values.getProperty("sms-gateway-report-secret");
    }
}
