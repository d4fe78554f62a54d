package vn.lienket.platform.national;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import vn.lienket.platform.http.Json;

/** Entries by key, in memory and in a JSON file that only its owner reads, so that a stand-in knows them again after a restart. */
final class Kept<T> {

    private final Path file;
    private final Function<T, String> key;
    private final Map<String, T> entries = new ConcurrentHashMap<>();

    private Kept(Path file, Function<T, String> key) {
        this.file = file;
        this.key = key;
    }

    static <T> Kept<T> in(Path file, Class<T[]> type, Function<T, String> key) throws IOException {
        Kept<T> kept = new Kept<>(file, key);
        if (Files.exists(file)) {
            for (T entry : Json.MAPPER.readValue(Files.readAllBytes(file), type)) {
                kept.entries.put(key.apply(entry), entry);
            }
        }
        return kept;
    }

    T get(String key) {
        return entries.get(key);
    }

    int size() {
        return entries.size();
    }

    synchronized void put(List<T> more) throws IOException {
        more.forEach(entry -> entries.put(key.apply(entry), entry));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "next",
                ".json",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(next, Json.MAPPER.writeValueAsBytes(entries.values()));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
