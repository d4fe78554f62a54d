package vn.lienket.platform.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import vn.lienket.platform.CannotStart;
import vn.lienket.platform.DataFolder;

/** Remembers which accounts file the data come from: the table of another file would not add up over them. */
record ScenarioMark(Path file) {

    static ScenarioMark in(DataFolder data) {
        return new ScenarioMark(data.resolve("scenario").resolve("accounts.sha256"));
    }

    void requireSame(AccountsFile accounts) throws IOException {
        String digest = digest(accounts.csv());
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, digest);
        } else if (!Files.readString(file).equals(digest)) {
            throw new CannotStart(
                    "the data folder holds a run over another accounts file; add --fresh to forget it, or --data DIR",
                    CannotStart.WRONG_USE);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
