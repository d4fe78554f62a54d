package vn.lienket.platform.national;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienket.platform.http.Json;

/** Text messages by their idempotency key; a line in a file before the sender hears that it was taken. */
final class StoredMessages {

    private final Path file;
    private final Map<String, StoredMessage> byKey = new LinkedHashMap<>();

    private StoredMessages(Path file) {
        this.file = file;
    }

    static StoredMessages in(Path file) throws IOException {
        StoredMessages messages = new StoredMessages(file);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                StoredMessage message = Json.MAPPER.readValue(line, StoredMessage.class);
                messages.byKey.put(message.key(), message);
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        return messages;
    }

    /** @return this message, or the one that this key already stands for */
    synchronized StoredMessage keep(StoredMessage message) throws IOException {
        StoredMessage earlier = byKey.get(message.key());
        if (earlier != null) {
            return earlier;
        }
        Files.writeString(
                file,
                Json.MAPPER.writeValueAsString(message) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        byKey.put(message.key(), message);
        return message;
    }

    synchronized Collection<StoredMessage> all() {
        return List.copyOf(byKey.values());
    }
}
