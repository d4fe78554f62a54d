package vn.lienket.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.account.Announcement;
import vn.lienket.account.Audit;
import vn.lienket.account.AuditChain;
import vn.lienket.account.AuditEntry;

/** Lines are written without a hash, so that writers do not wait for each other; one instance at a time chains what was committed. */
@Component
final class JdbcAudit implements Audit {

    private static final long SEAL_LOCK = 0x6c69656e6b657402L;
    private static final String LINES =
            "select line_id, number, written_at, subject, what, who, why, facts, hash from audit_line ";

    private final JdbcTemplate jdbc;
    private final JdbcTemplate streaming;
    private final TransactionTemplate transaction;
    private final OutboxTable outbox;

    JdbcAudit(DataSource dataSource, JdbcTemplate jdbc, TransactionTemplate transaction, OutboxTable outbox) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
        this.streaming = new JdbcTemplate(dataSource);
        this.streaming.setFetchSize(1000);
    }

    @Override
    public List<Line> of(String subject) {
        return jdbc.query(LINES + "where subject = ? order by line_id", (row, number) -> line(row), subject);
    }

    @Override
    public int seal(LocalDate today, Instant at, int limit) {
        return transaction.execute(status -> {
            if (!Boolean.TRUE.equals(
                    jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, SEAL_LOCK))) {
                return 0;
            }
            List<Long> ids = new ArrayList<>();
            List<Line> lines = jdbc.query(
                    LINES + "where number is null order by line_id limit ?",
                    (row, number) -> {
                        ids.add(row.getLong("line_id"));
                        return line(row);
                    },
                    limit);
            if (!lines.isEmpty()) {
                chain(ids, lines, today, at);
            }
            return lines.size();
        });
    }

    private void chain(List<Long> ids, List<Line> lines, LocalDate today, Instant at) {
        // Not a day back when clocks differ.
        LocalDate day = jdbc.queryForObject("select greatest(max(day), ?) from audit_line", LocalDate.class, today);
        Line last = lastBefore("number is not null").orElse(null);
        long number = last == null ? 0 : last.number();
        byte[] hash = last == null ? null : last.hash();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            number++;
            hash = AuditChain.hash(hash, lines.get(i).numbered(number));
            rows.add(new Object[] {number, day, hash, ids.get(i)});
        }
        jdbc.batchUpdate("update audit_line set number = ?, day = ?, hash = ? where line_id = ?", rows);
        outbox.add(List.of(new Announcement.AuditSealed(day, number, hash, at)));
    }

    @Override
    public void eachSealedOn(LocalDate day, Consumer<Line> each) {
        transaction.executeWithoutResult(status -> streaming.query(
                LINES + "where day = ? order by number",
                row -> {
                    each.accept(line(row));
                },
                day));
    }

    @Override
    public Optional<Line> lastSealedBefore(LocalDate day) {
        return lastBefore("day < ?", day);
    }

    private Optional<Line> lastBefore(String which, Object... parameters) {
        return jdbc
                .query(
                        LINES + "where " + which + " order by number desc limit 1",
                        (row, number) -> line(row),
                        parameters)
                .stream()
                .findFirst();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("number"),
                Times.read(row, "written_at"),
                new AuditEntry(
                        row.getString("subject"),
                        row.getString("what"),
                        row.getString("who"),
                        row.getString("why"),
                        List.of((String[]) row.getArray("facts").getArray())),
                row.getBytes("hash"));
    }
}
