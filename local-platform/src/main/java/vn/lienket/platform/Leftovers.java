package vn.lienket.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The processes that an earlier platform started and, because it was killed itself, did not stop. Each has a file with its process id and start time; both
 * must agree, since the system gives ids away again.
 */
final class Leftovers {

    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);
    private static final Duration POLITE = Duration.ofSeconds(10);

    private final Path folder;

    Leftovers(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    void remember(String name, long pid) {
        ProcessHandle.of(pid).flatMap(process -> process.info().startInstant()).ifPresent(started -> {
            try {
                Files.writeString(folder.resolve(name + ".pid"), pid + " " + started.toEpochMilli());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Ends them all, at first politely; returns how many there were. */
    int end() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.toString().endsWith(".pid")).toList();
        }
        List<ProcessHandle> alive =
                files.stream().flatMap(file -> stillRunning(file).stream()).toList();
        alive.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] ends = alive.stream()
                .map(process -> process.onExit()
                        .completeOnTimeout(process, POLITE.toSeconds(), TimeUnit.SECONDS)
                        .thenAccept(ProcessHandle::destroyForcibly)
                        .thenCompose(killed -> process.onExit()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends).join();
        forget();
        return alive.size();
    }

    void forget() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static Optional<ProcessHandle> stillRunning(Path file) {
        try {
            String[] words = Files.readString(file).trim().split(" ");
            Instant started = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0])).filter(process -> process.info()
                    .startInstant()
                    .filter(instant -> Duration.between(instant, started).abs().compareTo(CLOCK_SLACK) < 0)
                    .isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException halfWritten) {
            return Optional.empty();
        }
    }
}
