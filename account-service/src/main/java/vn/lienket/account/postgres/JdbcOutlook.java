package vn.lienket.account.postgres;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.account.AccountState;
import vn.lienket.account.AccountType;
import vn.lienket.account.Outlook;

@Component
final class JdbcOutlook implements Outlook {

    /** The place was not kept before; an account without one has stated no CCCD, or was not saved since. */
    private static final String IN_SCOPE =
            """
            from account where portal = coalesce(?, portal) and account_type = coalesce(?, account_type) and not exists (
                select 1 from cutoff where cutoff.portal = account.portal and cutoff.account_type = account.account_type
                and exempt and version = (
                    select max(version) from cutoff last
                    where last.portal = account.portal and last.account_type = account.account_type))
            """;

    private static final String WOULD_CLOSE =
            IN_SCOPE + " and state in ('REGISTERED', 'CCCD_PENDING', 'CCCD_VERIFIED')";

    private final JdbcTemplate jdbc;
    private final JdbcTemplate streaming;
    private final TransactionTemplate transaction;

    JdbcOutlook(DataSource dataSource, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        // Only within a transaction, and with a fetch size, does the driver not read all rows first.
        this.streaming = new JdbcTemplate(dataSource);
        this.streaming.setFetchSize(1000);
    }

    @Override
    public List<Group> wouldClose(Scope scope) {
        return jdbc.query(
                "select account_type, state, place, count(*) as accounts " + WOULD_CLOSE
                        + " group by account_type, state, place order by account_type, state, place",
                (row, number) -> new Group(
                        AccountType.valueOf(row.getString("account_type")),
                        AccountState.valueOf(row.getString("state")),
                        row.getString("place"),
                        row.getLong("accounts")),
                parameters(scope));
    }

    @Override
    public void eachThatWouldClose(Scope scope, Consumer<Affected> each) {
        transaction.executeWithoutResult(status -> streaming.query(
                "select portal, account_id, account_type, state, place " + WOULD_CLOSE + " order by portal, account_id",
                row -> {
                    each.accept(new Affected(
                            AccountTable.id(row),
                            AccountType.valueOf(row.getString("account_type")),
                            AccountState.valueOf(row.getString("state")),
                            row.getString("place")));
                },
                parameters(scope)));
    }

    @Override
    public Pace pace(Scope scope, Instant since) {
        return jdbc.queryForObject(
                "select count(*) as accounts, count(*) filter (where state = 'LINKED') as linked,"
                        + " count(*) filter (where state = 'LINKED' and linked_at >= ?) as lately " + IN_SCOPE,
                (row, number) -> new Pace(row.getLong("accounts"), row.getLong("linked"), row.getLong("lately")),
                Times.write(since),
                scope.portal(),
                type(scope));
    }

    @Override
    public Moved moved(Scope scope, Instant cutoffAt, Instant now) {
        return jdbc.queryForObject(
                "select count(*) filter (where state = 'CLOSED' and ?) as reopened,"
                        + " count(*) filter (where state = 'LINKED' and linked_at >= ?) as after " + IN_SCOPE,
                (row, number) -> new Moved(row.getLong("reopened"), row.getLong("after")),
                cutoffAt.isAfter(now),
                Times.write(cutoffAt),
                scope.portal(),
                type(scope));
    }

    private static Object[] parameters(Scope scope) {
        return new Object[] {scope.portal(), type(scope)};
    }

    private static String type(Scope scope) {
        return scope.type() == null ? null : scope.type().name();
    }
}
