package vn.lienket.account.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import vn.lienket.account.Letter;
import vn.lienket.account.Outbox.Waiting;

/**
 * What waited in the outbox at one moment, in the order of its ids, read a batch at a time. A later moment may bring smaller ids, but never a smaller one of
 * a key than this one had. One index scan for many batches: what was sent and deleted stays in the index until it is vacuumed, and each scan passes it.
 */
final class OutboxCursor implements AutoCloseable {

    /** Ends after so many, because until it does nothing in the whole database can be vacuumed. */
    private static final int MOST = 100_000;

    private static final String WAITING =
            """
            select id, topic, record_key, coalesce(head, outbox_head(headers)), payload from outbox
            where parked is null and (topic, record_key) not in (select topic, record_key from outbox where parked is not null)
            order by id limit ?
            """;

    private final Connection connection;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final int batch;

    OutboxCursor(DataSource session, int batch) throws SQLException {
        this.batch = batch;
        this.connection = session.getConnection();
        // Else the driver would fetch all at once.
        connection.setAutoCommit(false);
        this.statement = connection.prepareStatement(WAITING);
        statement.setFetchSize(batch);
        statement.setInt(1, Math.max(batch, MOST));
        this.rows = statement.executeQuery();
    }

    /** Fewer than a batch: it is at its end. */
    List<Waiting> next() throws SQLException {
        List<Waiting> letters = new ArrayList<>(batch);
        while (letters.size() < batch && rows.next()) {
            letters.add(new Waiting(
                    rows.getLong(1),
                    new Letter(rows.getString(2), rows.getString(3), rows.getBytes(4), rows.getBytes(5))));
        }
        return letters;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        connection.rollback();
    }
}
