package vn.lienket.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where a platform keeps everything; one platform at a time. */
public final class DataFolder implements AutoCloseable {

    private static final List<String> CONTENT = List.of(
            "kafka",
            "registry",
            "postgres",
            "linking",
            "mailbox",
            "national",
            "logs",
            "secrets",
            "scenario",
            "crashes");

    /** What {@link #noteCrash} calls the whole platform. */
    static final String EVERYTHING = "platform";

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    static DataFolder lock(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel file = FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        if (!locked(file)) {
            file.close();
            throw new CannotStart(
                    "another ./run uses " + folder + "; stop it, or choose another folder with --data",
                    CannotStart.WRONG_USE);
        }
        return new DataFolder(folder.toAbsolutePath().normalize(), file);
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisVeryProcess) {
            return false;
        }
    }

    /** Deletes what a platform puts here, and nothing else that may be in the folder. */
    void forget() throws IOException {
        for (String name : CONTENT) {
            delete(folder.resolve(name));
        }
    }

    /** Remembers that something ended without being asked to. */
    void noteCrash(String of) throws IOException {
        Files.writeString(
                resolve("crashes"),
                Instant.now() + " " + of + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** How often a service, or the platform with it, crashed since these data were begun. */
    public long crashesOf(String service) throws IOException {
        Path crashes = resolve("crashes");
        if (!Files.exists(crashes)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(crashes)) {
            return lines.filter(line -> line.endsWith(" " + service) || line.endsWith(" " + EVERYTHING))
                    .count();
        }
    }

    public Path resolve(String name) {
        return folder.resolve(name);
    }

    public Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
