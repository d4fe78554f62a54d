package vn.lienket.account.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import vn.lienket.account.AccountId;
import vn.lienket.account.Drift;
import vn.lienket.account.Reconciliation;
import vn.lienket.account.Reconciliations;

@Component
final class JdbcReconciliations implements Reconciliations {

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final ReconciliationSettings settings;

    JdbcReconciliations(DataSource dataSource, JdbcTemplate jdbc, ReconciliationSettings settings) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public Optional<Reconciliation> last() {
        return jdbc
                .query(
                        "select * from reconciliation order by run_id desc limit 1",
                        (row, number) -> new Reconciliation(
                                Times.read(row, "started_at"),
                                Times.read(row, "ended_at"),
                                row.getLong("accounts"),
                                new Reconciliation.Links(
                                        row.getLong("links_stored"),
                                        row.getLong("links_in_snapshot"),
                                        row.getLong("links_in_facts")),
                                row.getLong("in_flight"),
                                row.getLong("drifting"),
                                drifts(row.getLong("run_id"))))
                .stream()
                .findFirst();
    }

    private List<Drift> drifts(long runId) {
        return jdbc.query(
                "select * from reconciliation_drift where run_id = ? order by portal, account_id, against",
                (row, number) -> new Drift(
                        new AccountId(row.getString("portal"), row.getString("account_id")),
                        Drift.Against.valueOf(row.getString("against")),
                        List.of((String[]) row.getArray("differs").getArray()),
                        row.getString("stored"),
                        row.getString("told")),
                runId);
    }

    /** The temporary tables are the session's. */
    @Override
    public Optional<Run> begin(Duration every, Instant now) {
        SingleConnectionDataSource session = Sessions.open(dataSource);
        try {
            if (isDue(new JdbcTemplate(session), now.minus(every))) {
                return Optional.of(new ReconciliationRun(session, now, settings.shown()));
            }
        } catch (RuntimeException e) {
            session.destroy();
            throw e;
        }
        session.destroy();
        return Optional.empty();
    }

    private static boolean isDue(JdbcTemplate own, Instant bound) {
        return Boolean.FALSE.equals(own.queryForObject(
                "select exists (select 1 from reconciliation where started_at > ?)",
                Boolean.class,
                Times.write(bound)));
    }
}
