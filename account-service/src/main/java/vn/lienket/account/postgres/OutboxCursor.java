package vn.lienket.account.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import vn.lienket.account.Letter;
import vn.lienket.account.Outbox.Waiting;

/**
 * What waited in the outbox at one moment, in the order of its ids, read a batch at a time. A later moment may bring smaller ids, but never a smaller one of
 * a key than this one had. One index scan for many batches: what was sent and deleted stays in the index until it is vacuumed, and each scan passes it.
 *
 * <p>It ends before a bundle of which a letter must wait, as one of its key is parked.
 */
final class OutboxCursor implements AutoCloseable {

    /** Ends after so many letters, because until it does nothing in the whole database can be vacuumed. */
    private static final int MOST = 100_000;

    /** Rows that the driver holds; with bundles they are pages. */
    private static final int FETCH = 200;

    private static final String WAITING =
            """
            select id, topic, record_key, coalesce(head, outbox_head(headers)), payload, letters is not null,
                exists (select 1 from outbox where parked is not null)
            from outbox
            where parked is null and (topic, record_key) not in (select topic, record_key from outbox where parked is not null)
            order by id
            """;
    private static final String PARKED =
            "select exists (select 1 from outbox where parked is not null and topic = ? and record_key = any(?))";

    private final Connection connection;
    private final PreparedStatement statement;
    private final PreparedStatement parked;
    private final ResultSet rows;
    private final int enough;
    private int read;
    private OptionalLong heldBack = OptionalLong.empty();

    OutboxCursor(DataSource session, int enough) throws SQLException {
        this.enough = enough;
        this.connection = session.getConnection();
        // Else the driver would fetch all at once.
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        this.parked = connection.prepareStatement(PARKED);
        this.statement = connection.prepareStatement(WAITING);
        statement.setFetchSize(FETCH);
        this.rows = statement.executeQuery();
    }

    /** Fewer than enough: it is at its end. */
    List<Waiting> next() throws SQLException {
        List<Waiting> letters = new ArrayList<>(enough);
        while (letters.size() < enough && read < MOST && heldBack.isEmpty() && rows.next()) {
            List<Waiting> inRow = letters();
            // The query knows it of a letter that has a row for itself.
            if (inRow.size() > 1 && rows.getBoolean(7) && isParked(inRow)) {
                heldBack = OptionalLong.of(rows.getLong(1));
            } else {
                letters.addAll(inRow);
                read += inRow.size();
            }
        }
        return letters;
    }

    /** The bundle that it ended before. */
    OptionalLong heldBack() {
        return heldBack;
    }

    private List<Waiting> letters() throws SQLException {
        long row = rows.getLong(1);
        String topic = rows.getString(2);
        byte[] payload = rows.getBytes(5);
        if (!rows.getBoolean(6)) {
            return List.of(new Waiting(row, 0, new Letter(topic, rows.getString(3), rows.getBytes(4), payload)));
        }
        List<Waiting> bundle = new ArrayList<>();
        for (Letter letter : LetterBundle.unpack(topic, payload)) {
            bundle.add(new Waiting(row, bundle.size() + 1, letter));
        }
        return bundle;
    }

    /** Any of them. */
    private boolean isParked(List<Waiting> bundle) throws SQLException {
        parked.setString(1, bundle.get(0).letter().topic());
        parked.setObject(
                2, bundle.stream().map(waiting -> waiting.letter().key()).toArray(String[]::new));
        try (ResultSet answer = parked.executeQuery()) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        parked.close();
        connection.rollback();
    }
}
