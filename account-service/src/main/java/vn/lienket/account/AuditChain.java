package vn.lienket.account;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Each hash covers its line and the hash before it; so one line cannot be changed, left out or moved without changing all hashes after it. */
public final class AuditChain {

    private static final byte[] START = new byte[32];

    private AuditChain() {}

    /** @param before of the line before, or null for the very first */
    public static byte[] hash(byte[] before, Audit.Line line) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (var out = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
                out.write(before == null ? START : before);
                out.writeLong(line.number());
                write(out, line);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }

    /** With lengths, so that no two lines are written alike. */
    private static void write(DataOutputStream out, Audit.Line line) throws IOException {
        AuditEntry entry = line.entry();
        for (String text : List.of(
                line.at().toString(),
                entry.subject(),
                entry.what(),
                entry.who(),
                entry.why() == null ? "" : entry.why(),
                String.join(" ", entry.facts()))) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }
}
