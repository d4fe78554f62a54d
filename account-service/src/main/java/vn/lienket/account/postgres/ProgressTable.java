package vn.lienket.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.lienket.account.AccountId;
import vn.lienket.account.AccountType;
import vn.lienket.account.AtLogin;
import vn.lienket.account.CutoffTerms;

/** Rows of accounts without what is personal, which is neither opened nor sealed here. */
final class ProgressTable {

    static final String SELECT = "select portal, account_id, account_type, " + ProgressColumns.NAMES;
    private static final String UPDATE = "update account set (" + ProgressColumns.NAMES + ") = (staged."
            + ProgressColumns.NAMES.replace(", ", ", staged.") + ") from staged_progress staged"
            + " where (account.portal, account.account_id) = (staged.portal, staged.account_id)";
    private static final String AT_LOGIN = SELECT + ", exempt_now, cutoff_at, grace_until from account"
            + " left join lateral (select exempt as exempt_now, cutoff_at, grace_until from cutoff"
            + " where (cutoff.portal, cutoff.account_type) = (account.portal, account.account_type)"
            + " order by version desc limit 1) as current on true where portal = ? and account_id = ?";

    private final JdbcTemplate jdbc;
    private final Copy copy;

    ProgressTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.copy = new Copy(jdbc);
    }

    Optional<AtLogin> atLogin(AccountId id) {
        return jdbc.query(AT_LOGIN, (row, number) -> atLogin(row(row), row), id.portal(), id.number()).stream()
                .findFirst();
    }

    /** A portal is in the calendar from its first account on; one that is not has what was shipped. */
    private static AtLogin atLogin(ProgressRow account, ResultSet row) throws SQLException {
        boolean isShipped = row.getObject("exempt_now") == null;
        return new AtLogin(
                account.id(),
                account.progress(),
                isShipped ? CutoffTerms.shipped(account.type()) : JdbcCutoffs.terms(row, "exempt_now"));
    }

    /** In the order of their ids, as {@link AccountTable#lock}. */
    Map<AccountId, ProgressRow> lock(Collection<AccountId> ids) {
        Map<AccountId, ProgressRow> found = new HashMap<>();
        jdbc.query(
                SELECT + " from account" + AccountTable.WANTED + " order by portal, account_id for update of account",
                row -> {
                    found.put(AccountTable.id(row), row(row));
                },
                AccountTable.portals(ids),
                AccountTable.numbers(ids));
        return found;
    }

    /** @param which says how to lock */
    List<ProgressRow> lock(String which, Object... parameters) {
        return jdbc.query(SELECT + " from account where " + which, (row, number) -> row(row), parameters);
    }

    void save(Collection<ProgressRow> after) {
        copy.staged(
                "staged_progress",
                "account",
                "portal, account_id, " + ProgressColumns.NAMES,
                after.stream().map(ProgressTable::values));
        jdbc.update(UPDATE);
    }

    private static Object[] values(ProgressRow row) {
        Object[] first = {row.id().portal(), row.id().number()};
        return both(first, ProgressColumns.write(row.progress()));
    }

    static Object[] both(Object[] first, Object[] last) {
        Object[] all = Arrays.copyOf(first, first.length + last.length);
        System.arraycopy(last, 0, all, first.length, last.length);
        return all;
    }

    static ProgressRow row(ResultSet row) throws SQLException {
        return new ProgressRow(
                AccountTable.id(row), AccountType.valueOf(row.getString("account_type")), ProgressColumns.read(row));
    }
}
