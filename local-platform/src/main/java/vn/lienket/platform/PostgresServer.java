package vn.lienket.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A real PostgreSQL on the loopback address. */
public final class PostgresServer implements AutoCloseable {

    public static final String USER = "postgres";

    private final EmbeddedPostgres postgres;

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** @param data kept: a server that starts again on the same folder has the same databases */
    public static PostgresServer start(Path data, int port) throws IOException {
        return new PostgresServer(EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("fsync", "on")
                .setPGStartupWait(Duration.ofSeconds(30))
                .start());
    }

    /** JDBC address of a database; makes the database when it is missing. */
    public String database(String name) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
            if (!found.next()) {
                try (Statement create = connection.createStatement()) {
                    create.execute("create database \"" + name + "\"");
                }
            }
        }
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
