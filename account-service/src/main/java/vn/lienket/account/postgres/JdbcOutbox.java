package vn.lienket.account.postgres;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.lienket.account.Outbox;

/** The outbox as a table, relayed by the instance that holds an advisory lock. */
@Component
final class JdbcOutbox implements Outbox {

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
        return OutboxSession.lead(dataSource).map(Relay.class::cast);
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
}
