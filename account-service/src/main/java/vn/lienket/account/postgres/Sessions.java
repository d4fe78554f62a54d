package vn.lienket.account.postgres;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A connection of one's own, for what a session keeps: locks, temporary tables. */
final class Sessions {

    private Sessions() {}

    /** Given back by {@code destroy()}; what the session keeps must be let go before. */
    static SingleConnectionDataSource open(DataSource dataSource) {
        try {
            return new SingleConnectionDataSource(dataSource.getConnection(), true);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("no connection for a session", e);
        }
    }
}
