package vn.lienket.platform;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A process that this one started, with its output in a file. Who starts it closes it. */
public final class ChildProcess implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    /** Enough to archive the classes of a first start, on a machine that does other work. */
    private static final Duration POLITE = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    public static ChildProcess start(String name, List<String> command, Path log) throws IOException {
        return start(name, command, Map.of(), log);
    }

    /** @param environment added to this process's own; secrets go here, since command lines are public */
    public static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(inSessionOfItsOwn(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new ChildProcess(name, process, log);
    }

    /** Ctrl-C in a terminal goes to everything of its session at once; what runs here is to be stopped in order instead. */
    private static List<String> inSessionOfItsOwn(List<String> command) {
        return Files.isExecutable(SETSID)
                ? Stream.concat(Stream.of(SETSID.toString()), command.stream()).toList()
                : command;
    }

    /** Path of the {@code java} that runs this. */
    public static String java() {
        return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    }

    /** Takes what {@link #java} takes, and starts quicker once it was learnt how; {@code start} in the project's folder says more. */
    public static List<String> quickJava(String... how) {
        return Stream.concat(Stream.of(ProjectTree.root().resolve("start").toString()), Stream.of(how))
                .toList();
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Returns when the address answers 200. */
    public void awaitHttp(URI address, Duration timeout) {
        await(() -> answers(address), timeout);
    }

    /** Returns when somebody listens there. */
    public void awaitPort(int port, Duration timeout) {
        await(() -> Ports.isTaken(port), timeout);
    }

    private void await(BooleanSupplier ready, Duration timeout) {
        Instant until = Instant.now().plus(timeout);
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new CannotStart(
                        name + " ended with status " + process.exitValue() + "; see " + log, CannotStart.PART_FAILED);
            }
            if (Instant.now().isAfter(until)) {
                throw new CannotStart(
                        name + " was not ready within " + timeout.toSeconds() + " s; see " + log,
                        CannotStart.PART_FAILED);
            }
            pause(POLL);
        }
    }

    private boolean answers(URI address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Waits so long, or until the process ends. */
    void pause(Duration most) {
        try {
            process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The exit status, once it ended by itself. */
    int awaitEnd() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for " + name, e);
    }

    /** @param signal by name, e.g. {@code INT}; Java itself can send only TERM and KILL */
    void signal(String signal) throws IOException {
        if (process.isAlive()) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                    .start()
                    .onExit()
                    .join();
        }
    }

    /** SIGKILL, as a crash would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** SIGTERM, and SIGKILL when that is not heard. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(POLITE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
