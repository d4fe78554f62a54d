package vn.lienket.platform.invariants;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Every column of every row of every table of a database: what is personal there must be encrypted. */
public final class TableOutput implements Output {

    private final String name;
    private final String address;
    private final String user;

    public TableOutput(String name, String address, String user) {
        this.name = name;
        this.address = address;
        this.user = user;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void read(Reader reader) throws IOException {
        try (Connection connection = DriverManager.getConnection(address, user, "");
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            byte[] value = rows.getBytes(i);
                            reader.piece(value == null ? new byte[0] : value);
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new IOException("cannot read the " + name, e);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables =
                statement.executeQuery("select tablename from pg_tables where schemaname = 'public' order by 1")) {
            while (tables.next()) {
                names.add(tables.getString(1));
            }
        }
        return names;
    }
}
