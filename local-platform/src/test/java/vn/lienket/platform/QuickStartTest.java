package vn.lienket.platform;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code start} in the project's folder, with a program of one class. */
class QuickStartTest {

    private static final String ARCHIVED = "shared objects file (top)";

    @TempDir
    Path folder;

    private Path jar;

    public static final class Greeter {
        public static void main(String[] args) throws IOException {
            System.out.println("hello " + String.join(" ", args));
            System.in.read();
        }
    }

    @BeforeEach
    void makeJar() throws IOException {
        jar = folder.resolve("greeter.jar");
        pack("first");
    }

    @Test
    void loadsFromTheArchiveWhatTheFirstRunHadLoaded() throws Exception {
        assertThat(run("--learn")).contains("hello you").doesNotContain(ARCHIVED);

        assertThat(run("--learn")).contains("hello you").contains(ARCHIVED);
        assertThat(run()).contains("hello you").contains(ARCHIVED);
    }

    @Test
    void learnsNothingUnasked() throws Exception {
        assertThat(run()).contains("hello you");

        assertThat(learnt()).isEmpty();
    }

    @Test
    void learnsFromAProgramThatIsToldToStop() throws Exception {
        Process process = start("--learn");
        BufferedReader said = process.inputReader();
        assertThat(said.lines().anyMatch("hello you"::equals)).isTrue();
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(run()).contains(ARCHIVED);
    }

    @Test
    void learnsAnewFromAnotherJarAndForgetsTheOld() throws Exception {
        run("--learn");
        pack("a second");

        assertThat(run("--learn")).doesNotContain(ARCHIVED);

        assertThat(run("--learn")).contains(ARCHIVED);
        assertThat(learnt()).hasSize(1);
    }

    @Test
    void startsAllTheSameWithAnArchiveThatWasNotFinished() throws Exception {
        run("--learn");
        Path archive = learnt().get(0).resolve("classes.jsa");
        Files.write(archive, new byte[4096], StandardOpenOption.WRITE);

        assertThat(run()).contains("hello you").doesNotContain(ARCHIVED);
        assertThat(run("--learn")).contains("hello you");

        assertThat(run()).contains(ARCHIVED);
    }

    @Test
    void startsAllTheSameWithAnArchiveThatTheJvmDoesNotTake() throws Exception {
        run("--learn");
        Path archive = learnt().get(0).resolve("classes.jsa");
        byte[] start = new byte[64];
        try (InputStream in = Files.newInputStream(archive)) {
            in.readNBytes(start, 0, start.length);
        }
        // All but the magic number that says what kind of file this is.
        for (int i = 4; i < start.length; i++) {
            start[i] ^= 0x55;
        }
        Files.write(archive, start, StandardOpenOption.WRITE);

        assertThat(run()).contains("hello you").doesNotContain(ARCHIVED);
    }

    private String run(String... learn) throws Exception {
        Process process = start(learn);
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private Process start(String... learn) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProjectTree.root().resolve("start").toString());
        command.addAll(List.of(learn));
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:stdout",
                "-cp",
                jar.toString(),
                Greeter.class.getName(),
                "you"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private List<Path> learnt() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).collect(toList());
        }
    }

    private void pack(String content) throws IOException {
        String type = Greeter.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream in = Greeter.class.getResourceAsStream("/" + type)) {
            out.putNextEntry(new JarEntry(type));
            in.transferTo(out);
            out.putNextEntry(new JarEntry("content.txt"));
            out.write(content.getBytes());
        }
    }
}
