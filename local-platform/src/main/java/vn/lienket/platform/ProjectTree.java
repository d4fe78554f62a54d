package vn.lienket.platform;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build put what is started from here: the folder that {@code ./run} names, else looked for upwards from the working folder. */
public final class ProjectTree {

    private ProjectTree() {}

    public static Path root() {
        String named = System.getProperty("lienket.root");
        Path folder = Path.of(named == null ? "" : named).toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("local-platform/pom.xml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("start this inside the project's folder");
        }
        return folder;
    }

    /** The unpacked distribution. */
    public static Path schemaRegistry() {
        return root().resolve("local-platform/target/apicurio-registry");
    }

    public static Path jarOf(String service) {
        return root().resolve(service).resolve("target").resolve(service + ".jar");
    }
}
