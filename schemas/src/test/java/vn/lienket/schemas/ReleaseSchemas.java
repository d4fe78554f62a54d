package vn.lienket.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** Freezes what changed in {@code src/main/avro} as the next released version; run by hand in the module's folder, see the README. */
final class ReleaseSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path RELEASED = Path.of("src/main/resources/released");
    private static final Path DIGESTS = Path.of("src/test/resources/released/digests.properties");

    private ReleaseSchemas() {}

    public static void main(String[] args) throws Exception {
        TreeMap<String, String> digests = new TreeMap<>();
        for (ContractTopic topic : ContractTopic.all()) {
            List<String> released = ReleasedSchemas.of(topic);
            String current = asReleased(topic.fact());
            int versions = released.size();
            if (released.isEmpty() || !released.get(versions - 1).strip().equals(current)) {
                versions++;
                Files.createDirectories(file(topic, versions).getParent());
                Files.writeString(file(topic, versions), current + "\n");
            }
            for (int version = 1; version <= versions; version++) {
                byte[] bytes = Files.readAllBytes(file(topic, version));
                digests.put(
                        topic.name() + ".v" + version,
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            }
        }
        StringBuilder lines = new StringBuilder();
        digests.forEach(
                (name, digest) -> lines.append(name).append('=').append(digest).append('\n'));
        Files.createDirectories(DIGESTS.getParent());
        Files.writeString(DIGESTS, lines, StandardCharsets.UTF_8);
    }

    /** Self-contained, indented, without Java's own hints. */
    static String asReleased(Schema schema) {
        try {
            JsonNode json = JSON.readTree(schema.toString());
            withoutJavaHints(json);
            return new Schema.Parser().parse(json.toString()).toString(true);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void withoutJavaHints(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("avro.java.string");
        }
        node.forEach(ReleaseSchemas::withoutJavaHints);
    }

    private static Path file(ContractTopic topic, int version) {
        return RELEASED.resolve(topic.name()).resolve("v" + version + ".avsc");
    }
}
