package vn.lienket.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The frozen schema versions of each topic, {@code /released/<topic>/v<n>.avsc} on the class path: what others build against. A new version is a new
 * file; an old one never changes (a test compares its digest).
 */
public final class ReleasedSchemas {

    private ReleasedSchemas() {}

    /** Oldest first. */
    public static List<String> of(ContractTopic topic) {
        List<String> versions = new ArrayList<>();
        for (int n = 1; ; n++) {
            try (InputStream in = ReleasedSchemas.class.getResourceAsStream(path(topic, n))) {
                if (in == null) {
                    return versions;
                }
                versions.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static String path(ContractTopic topic, int version) {
        return "/released/" + topic.name() + "/v" + version + ".avsc";
    }
}
