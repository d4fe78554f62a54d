package vn.lienket.account.postgres;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.account.Audit;

@Component
final class JdbcAudit implements Audit {

    private final JdbcTemplate jdbc;
    private final JdbcTemplate streaming;
    private final TransactionTemplate transaction;

    JdbcAudit(DataSource dataSource, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.streaming = new JdbcTemplate(dataSource);
        this.streaming.setFetchSize(1000);
    }

    @Override
    public List<Line> of(String subject) {
        return jdbc.query(
                AuditRow.LINES + "where subject = ? order by line_id", (row, number) -> AuditRow.line(row), subject);
    }

    @Override
    public List<LocalDate> days() {
        return jdbc.queryForList(
                "select distinct day from audit_line where number is not null order by day", LocalDate.class);
    }

    @Override
    public void eachSealedOn(LocalDate day, Consumer<Line> each) {
        transaction.executeWithoutResult(status -> streaming.query(
                AuditRow.LINES + "where day = ? order by number",
                row -> {
                    each.accept(AuditRow.line(row));
                },
                day));
    }

    @Override
    public Optional<Line> lastSealedBefore(LocalDate day) {
        return jdbc
                .query(
                        AuditRow.LINES + "where day < ? order by number desc limit 1",
                        (row, number) -> AuditRow.line(row),
                        day)
                .stream()
                .findFirst();
    }
}
