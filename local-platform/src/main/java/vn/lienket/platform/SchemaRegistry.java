package vn.lienket.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Apicurio Registry as a process of its own, spoken to through Confluent's API. */
public final class SchemaRegistry implements AutoCloseable {

    private final ChildProcess process;
    private final int port;

    private SchemaRegistry(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param unpacked folder of the unpacked distribution
     * @param data kept: a registry that starts again on the same folder knows the same schema ids
     */
    public static SchemaRegistry start(Path unpacked, Path data, int port, Path log) throws IOException {
        Files.createDirectories(data);
        String database = "jdbc:h2:file:" + data.toAbsolutePath().resolve("registry") + ";WRITE_DELAY=0";
        List<String> command = new ArrayList<>(ChildProcess.quickJava("--learn"));
        command.addAll(List.of(
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.datasource.jdbc.url=" + database,
                "-Dquarkus.datasource.jdbc.min-size=1",
                "-Dquarkus.datasource.jdbc.initial-size=1",
                "-jar",
                runner(unpacked).toString()));
        ChildProcess process = ChildProcess.start("schema-registry", command, log);
        return new SchemaRegistry(process, port);
    }

    public SchemaRegistry awaitReady(Duration timeout) {
        process.awaitHttp(URI.create("http://localhost:" + port + "/health/ready"), timeout);
        return this;
    }

    public String url() {
        return "http://localhost:" + port + "/apis/ccompat/v7";
    }

    public ChildProcess process() {
        return process;
    }

    private static Path runner(Path unpacked) throws IOException {
        try (Stream<Path> files = Files.list(unpacked)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no registry in " + unpacked));
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
