package vn.lienket.account.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows by COPY, in the transaction at work: several times as fast as inserts, and PostgreSQL takes in the first while the last are still being made. */
final class Copy {

    private final JdbcTemplate jdbc;

    Copy(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param rows values in the order of the columns */
    void into(String table, String columns, Stream<Object[]> rows) {
        into(table, columns, rows.iterator());
    }

    void into(String table, String columns, Iterator<Object[]> rows) {
        String sql = "copy " + table + " (" + columns + ") from stdin (format binary)";
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            write(sql, connection, rows);
            return null;
        });
    }

    /** Rows in a table of this session that the end of the transaction empties; it has some columns of another table, and none of its constraints. */
    void staged(String staging, String like, String columns, Stream<Object[]> rows) {
        jdbc.execute("create temp table if not exists " + staging + " on commit delete rows as select " + columns
                + " from " + like + " with no data");
        // Empty unless the transaction has staged before.
        jdbc.execute("delete from " + staging);
        into(staging, columns, rows);
    }

    private static void write(String sql, Connection connection, Iterator<Object[]> rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            BinaryCopy binary = new BinaryCopy(copy);
            while (rows.hasNext()) {
                binary.row(rows.next());
            }
            binary.end();
        } catch (SQLException | RuntimeException e) {
            cancel(copy, e);
            throw e;
        }
    }

    private static void cancel(CopyIn copy, Exception cause) {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException alsoBroken) {
            cause.addSuppressed(alsoBroken);
        }
    }
}
