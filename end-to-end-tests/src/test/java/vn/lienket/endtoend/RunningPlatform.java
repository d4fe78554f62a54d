package vn.lienket.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.lienket.platform.LocalPlatform;
import vn.lienket.platform.PortPlan;

/** The whole platform, started once for all tests of this module, on free ports and an empty folder; it stops with the JVM. */
final class RunningPlatform {

    private static LocalPlatform platform;

    private RunningPlatform() {}

    static synchronized LocalPlatform get() {
        if (platform == null) {
            platform = LocalPlatform.start(new LocalPlatform.Options(emptyFolder(), PortPlan.free(), true), line -> {});
        }
        return platform;
    }

    private static Path emptyFolder() {
        try {
            Path target = Files.createDirectories(Path.of("target"));
            return Files.createTempDirectory(target.toAbsolutePath(), "platform");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
