package vn.lienket.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import vn.lienket.schemas.CitizenRefKey;
import vn.lienket.schemas.Seal;

/** What a secret store would hold: made at the first start, readable by its owner only, the same at each later start; what a later version needs is added. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final List<String> KEYSETS =
            List.of("claim-keyset", "contact-keyset", "storage-keyset", "notification-storage-keyset");

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
        values.putIfAbsent("citizen-ref-key", "k1:" + random());
        for (String keyset : KEYSETS) {
            values.putIfAbsent(keyset, Seal.newKeyset());
        }
        values.putIfAbsent("population-database-api-key", random());
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

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
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

    public String notificationStorageKeyset() {
        return values.getProperty("notification-storage-keyset");
    }

    public String populationDatabaseApiKey() {
        return values.getProperty("population-database-api-key");
    }
}
