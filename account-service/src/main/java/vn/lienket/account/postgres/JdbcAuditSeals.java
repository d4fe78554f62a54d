package vn.lienket.account.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.account.Announcement;
import vn.lienket.account.Audit;
import vn.lienket.account.AuditChain;
import vn.lienket.account.AuditSeals;

/** Lines are written without a hash, so that writers do not wait for each other; one instance at a time chains what was committed. */
@Component
final class JdbcAuditSeals implements AuditSeals {

    private static final long SEAL_LOCK = 0x6c69656e6b657402L;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final OutboxTable outbox;

    JdbcAuditSeals(JdbcTemplate jdbc, TransactionTemplate transaction, OutboxTable outbox) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
    }

    @Override
    public int seal(LocalDate today, Instant at, int limit) {
        return transaction.execute(status -> {
            if (!Boolean.TRUE.equals(
                    jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, SEAL_LOCK))) {
                return 0;
            }
            List<Long> ids = new ArrayList<>();
            List<Audit.Line> lines = jdbc.query(
                    AuditRow.LINES + "where number is null order by line_id limit ?",
                    (row, number) -> {
                        ids.add(row.getLong("line_id"));
                        return AuditRow.line(row);
                    },
                    limit);
            if (!lines.isEmpty()) {
                chain(ids, lines, today, at);
            }
            return lines.size();
        });
    }

    private void chain(List<Long> ids, List<Audit.Line> lines, LocalDate today, Instant at) {
        // Not a day back when clocks differ.
        LocalDate day = jdbc.queryForObject("select greatest(max(day), ?) from audit_line", LocalDate.class, today);
        Audit.Line last = last();
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

    private Audit.Line last() {
        return jdbc
                .query(
                        AuditRow.LINES + "where number is not null order by number desc limit 1",
                        (row, number) -> AuditRow.line(row))
                .stream()
                .findFirst()
                .orElse(null);
    }
}
