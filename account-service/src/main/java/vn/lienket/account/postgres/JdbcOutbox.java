package vn.lienket.account.postgres;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import vn.lienket.account.Letter;
import vn.lienket.account.Outbox;

/**
 * The outbox as a table, relayed by the instance that holds an advisory lock. The lock and the deletes are on the same session: who lost the lock can no
 * longer delete.
 */
@Component
final class JdbcOutbox implements Outbox {

    private static final long RELAY_LOCK = 0x6c69656e6b657401L;
    /** Not NOTIFY: it takes a lock of the whole database at each commit. */
    private static final long POLL_MILLIS = 100;

    private final DataSource dataSource;
    private final OutboxTable table;
    private final JdbcTemplate jdbc;

    JdbcOutbox(DataSource dataSource, OutboxTable table, JdbcTemplate jdbc) {
        this.dataSource = dataSource;
        this.table = table;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Relay> relay() {
        SingleConnectionDataSource session = Sessions.open(dataSource);
        try {
            JdbcTemplate own = new JdbcTemplate(session);
            if (Boolean.TRUE.equals(own.queryForObject("select pg_try_advisory_lock(?)", Boolean.class, RELAY_LOCK))) {
                return Optional.of(new Session(session, own));
            }
        } catch (RuntimeException e) {
            session.destroy();
            throw e;
        }
        session.destroy();
        return Optional.empty();
    }

    @Override
    public void await() throws InterruptedException {
        table.await(POLL_MILLIS);
    }

    /** Parked letters do not count: they wait for a person. */
    @Override
    public boolean isEmpty() {
        return Boolean.FALSE.equals(
                jdbc.queryForObject("select exists (select 1 from outbox where parked is null)", Boolean.class));
    }

    private record Session(SingleConnectionDataSource session, JdbcTemplate jdbc) implements Relay {

        @Override
        public List<Waiting> next(int limit) {
            return jdbc.query(
                    """
                    select id, topic, record_key, headers, payload from outbox
                    where parked is null and not exists (
                        select 1 from outbox before
                        where before.parked is not null
                        and before.topic = outbox.topic and before.record_key = outbox.record_key)
                    order by id limit ?
                    """,
                    (row, number) -> new Waiting(
                            row.getLong("id"),
                            new Letter(
                                    row.getString("topic"),
                                    row.getString("record_key"),
                                    (String[]) row.getArray("headers").getArray(),
                                    row.getBytes("payload"))),
                    limit);
        }

        @Override
        public void sent(List<Waiting> letters) {
            Long[] ids = letters.stream().map(Waiting::id).toArray(Long[]::new);
            jdbc.update("delete from outbox where id = any(?)", (Object) ids);
        }

        @Override
        public void park(Waiting letter, String reason) {
            jdbc.update("update outbox set parked = ? where id = ?", reason, letter.id());
        }

        /** The connection goes back to the pool, so the lock must be let go by name. */
        @Override
        public void close() {
            try {
                jdbc.queryForList("select pg_advisory_unlock(?)", RELAY_LOCK);
            } finally {
                session.destroy();
            }
        }
    }
}
