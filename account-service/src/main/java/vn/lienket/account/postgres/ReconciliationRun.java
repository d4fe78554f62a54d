package vn.lienket.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.account.Drift;
import vn.lienket.account.Link;
import vn.lienket.account.Reconciliation;
import vn.lienket.account.Reconciliations;
import vn.lienket.account.ToldLinks;

/** What was told is put into a temporary table and compared by PostgreSQL, which sorts on disk what does not fit in memory. */
final class ReconciliationRun implements Reconciliations.Run {

    private static final int BATCH = 2_000;
    private static final String TABLES =
            """
            create temp table told (source text, portal text, account_id text, position bigint,
                sequence bigint, citizen_ref text, subject text, late boolean, at timestamptz);
            create temp table difference (look int, against text, portal text, account_id text,
                stored_sequence bigint, stored_citizen_ref text, stored_subject text, stored_late boolean, stored_at timestamptz,
                told_sequence bigint, told_citizen_ref text, told_subject text, told_late boolean, told_at timestamptz)
            """;
    private static final String LOOK =
            """
            insert into difference
            select ?, ?, portal, account_id, link_sequence, link_citizen_ref, vneid_subject, link_late, linked_at,
                sequence, citizen_ref, subject, late, at
            from (
                select portal, account_id, link_sequence, link_citizen_ref, vneid_subject, link_late, linked_at
                from account where vneid_subject is not null) stored
            full join (
                select * from (
                    select distinct on (portal, account_id) * from told where source = ?
                    order by portal, account_id, position desc) last
                where subject is not null) told using (portal, account_id)
            where (link_sequence, link_citizen_ref, vneid_subject, link_late, linked_at)
                is distinct from (sequence, citizen_ref, subject, late, at)
            """;
    private static final String ROW =
            "against, portal, account_id, stored_sequence, stored_citizen_ref, stored_subject, stored_late, stored_at,"
                    + " told_sequence, told_citizen_ref, told_subject, told_late, told_at";
    private static final String IN_BOTH = "(select " + ROW + " from difference where look = 2 intersect select " + ROW
            + " from difference where look = 1) as in_both";

    private final SingleConnectionDataSource session;
    private final JdbcTemplate jdbc;
    private final Instant startedAt;
    private final int shown;
    private final List<Object[]> waiting = new ArrayList<>();
    private int looks;

    ReconciliationRun(SingleConnectionDataSource session, Instant startedAt, int shown) {
        this.session = session;
        this.jdbc = new JdbcTemplate(session);
        this.startedAt = startedAt;
        this.shown = shown;
        jdbc.execute(TABLES);
    }

    @Override
    public void take(ToldLinks.Told told) {
        Link link = told.link();
        waiting.add(new Object[] {
            told.source().name(),
            told.account().portal(),
            told.account().number(),
            told.order(),
            link == null ? null : link.sequence(),
            link == null ? null : link.citizenRef(),
            link == null ? null : link.vneidSubject(),
            link == null ? null : link.late(),
            link == null ? null : Times.write(link.at())
        });
        if (waiting.size() == BATCH) {
            store();
        }
    }

    private void store() {
        jdbc.batchUpdate("insert into told values (?, ?, ?, ?, ?, ?, ?, ?, ?)", waiting);
        waiting.clear();
    }

    @Override
    public long look() {
        store();
        jdbc.execute("analyze told");
        looks++;
        long found = 0;
        for (ToldLinks.Source source : ToldLinks.Source.values()) {
            found += jdbc.update(LOOK, looks, source.name(), source.name());
        }
        return found;
    }

    @Override
    public Reconciliation end(Instant now) {
        WrongStates states = WrongStates.among(session, shown);
        List<Drift> drifts = new ArrayList<>(states.first());
        drifts.addAll(jdbc.query(
                "select * from " + IN_BOTH + " order by portal, account_id, against limit ?",
                (row, number) -> drift(row),
                shown));
        long drifting = count("select count(distinct (portal, account_id)) from " + IN_BOTH);
        Reconciliation result = new Reconciliation(
                startedAt,
                now,
                states.accounts(),
                new Reconciliation.Links(
                        count("select count(*) from account where vneid_subject is not null"),
                        told(ToldLinks.Source.SNAPSHOT),
                        told(ToldLinks.Source.FACTS)),
                count("select count(distinct (portal, account_id)) from difference") - drifting,
                drifting + states.count(),
                drifts);
        new TransactionTemplate(new JdbcTransactionManager(session)).executeWithoutResult(status -> keep(result));
        return result;
    }

    private long told(ToldLinks.Source source) {
        return count("select count(*) from (select distinct on (portal, account_id) subject from told where source = '"
                + source + "' order by portal, account_id, position desc) last where subject is not null");
    }

    private long count(String query) {
        return jdbc.queryForObject(query, Long.class);
    }

    /** The one before goes: only the last is asked for, and its figures are in the metrics' history. */
    private void keep(Reconciliation result) {
        jdbc.update("delete from reconciliation");
        Long runId = jdbc.queryForObject(
                """
                insert into reconciliation (started_at, ended_at, accounts, links_stored, links_in_snapshot, links_in_facts,
                    in_flight, drifting)
                values (?, ?, ?, ?, ?, ?, ?, ?) returning run_id
                """,
                Long.class,
                Times.write(result.startedAt()),
                Times.write(result.endedAt()),
                result.accounts(),
                result.links().stored(),
                result.links().snapshot(),
                result.links().facts(),
                result.inFlight(),
                result.drifting());
        jdbc.batchUpdate(
                "insert into reconciliation_drift values (?, ?, ?, ?, ?, ?, ?)",
                result.drifts().stream()
                        .map(drift -> new Object[] {
                            runId,
                            drift.account().portal(),
                            drift.account().number(),
                            drift.against().name(),
                            drift.differs().toArray(String[]::new),
                            drift.stored(),
                            drift.told()
                        })
                        .toList());
    }

    private static Drift drift(ResultSet row) throws SQLException {
        return Drift.ofLink(
                AccountTable.id(row),
                Drift.Against.valueOf(row.getString("against")),
                link(row, "stored_"),
                link(row, "told_"));
    }

    private static Link link(ResultSet row, String side) throws SQLException {
        String subject = row.getString(side + "subject");
        return subject == null
                ? null
                : new Link(
                        row.getString(side + "citizen_ref"),
                        row.getLong(side + "sequence"),
                        subject,
                        row.getBoolean(side + "late"),
                        Times.read(row, side + "at"));
    }

    /** The connection goes back to the pool. */
    @Override
    public void close() {
        try {
            jdbc.execute("drop table told; drop table difference");
        } finally {
            session.destroy();
        }
    }
}
