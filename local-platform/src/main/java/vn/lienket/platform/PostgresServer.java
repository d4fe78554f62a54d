package vn.lienket.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A real PostgreSQL on the loopback address. */
public final class PostgresServer implements AutoCloseable {

    public static final String USER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChildProcess process;
    private final int port;

    private PostgresServer(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param data kept: a server that starts again on the same folder has the same databases */
    public static PostgresServer start(Path data, int port, Path log) throws IOException {
        Path bin = PostgresBinaries.unpackedIn(ProjectTree.root().resolve("local-platform/target"))
                .resolve("bin");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(bin, data, log);
        }
        ChildProcess process = ChildProcess.start(
                "postgresql",
                asNobody(
                        bin.resolve("postgres").toString(),
                        "-D",
                        data.toAbsolutePath().toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=localhost",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=60",
                        // A table that grows by an import is written once, not each time that its pages make room for
                        // others.
                        "-c",
                        "shared_buffers=256MB",
                        // Each page that is first changed after a checkpoint goes to the log whole: few checkpoints.
                        "-c",
                        "max_wal_size=4GB",
                        "-c",
                        "checkpoint_timeout=15min",
                        "-c",
                        "wal_buffers=16MB",
                        // New segments of the log are not filled with zeros first: a third of what commits of an import
                        // waited for.
                        "-c",
                        "wal_init_zero=off",
                        // The outbox is written and deleted all the time.
                        "-c",
                        "autovacuum_naptime=10s"),
                log);
        return new PostgresServer(process, port).awaitReady();
    }

    private static void initialise(Path bin, Path data, Path log) throws IOException {
        Files.createDirectories(data.toAbsolutePath().getParent());
        Path next = Files.createTempDirectory(data.toAbsolutePath().getParent(), "postgres-new-");
        ChildProcess initdb = ChildProcess.start(
                "initdb",
                asNobody(
                        bin.resolve("initdb").toString(),
                        "--pgdata=" + next,
                        "--username=" + USER,
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--locale=C.UTF-8"),
                log);
        if (initdb.awaitEnd() != 0) {
            throw new CannotStart("PostgreSQL could not make its folder; see " + log, CannotStart.PART_FAILED);
        }
        Files.move(next, data);
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own root is nobody. */
    private static List<String> asNobody(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        if ("root".equals(System.getProperty("user.name"))) {
            words.addAll(0, List.of("unshare", "--user"));
        }
        return words;
    }

    private PostgresServer awaitReady() throws IOException {
        Instant until = Instant.now().plus(PATIENCE);
        while (true) {
            try (Connection connection = DriverManager.getConnection(address("postgres"), USER, "")) {
                return this;
            } catch (SQLException notYet) {
                if (!process.isAlive() || Instant.now().isAfter(until)) {
                    close();
                    throw new CannotStart("PostgreSQL did not start; see " + process.log(), CannotStart.PART_FAILED);
                }
                process.pause(Duration.ofMillis(50));
            }
        }
    }

    /** JDBC address of a database; makes the database when it is missing. */
    public String database(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address("postgres"), USER, "");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
            if (!found.next()) {
                try (Statement create = connection.createStatement()) {
                    create.execute("create database \"" + name + "\"");
                }
            }
        }
        return address(name);
    }

    public ChildProcess process() {
        return process;
    }

    String address(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    /** SIGINT asks PostgreSQL for a fast shutdown; at SIGTERM it would wait for every client to leave. */
    @Override
    public void close() throws IOException {
        process.signal("INT");
        process.close();
    }
}
