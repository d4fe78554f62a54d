package vn.lienket.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import vn.lienket.platform.LocalPlatform;
import vn.lienket.platform.PortPlan;

/** The whole platform, started once for all tests that can share it, on free ports and an empty folder; it stops with the JVM. */
final class RunningPlatform {

    private static LocalPlatform shared;

    private RunningPlatform() {}

    static synchronized LocalPlatform get() {
        if (shared == null) {
            shared = start(line -> {});
        }
        return shared;
    }

    /** One more, for a test that cannot share. */
    static LocalPlatform start(Consumer<String> says) {
        return LocalPlatform.start(new LocalPlatform.Options(emptyFolder(), PortPlan.free(), true), says);
    }

    private static Path emptyFolder() {
        try {
            Path target = Files.createDirectories(Path.of("target"));
            return Files.createTempDirectory(target.toAbsolutePath(), "platform");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
