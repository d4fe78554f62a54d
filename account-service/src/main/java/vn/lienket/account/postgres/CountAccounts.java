package vn.lienket.account.postgres;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.lienket.account.AccountState;
import vn.lienket.account.Counts;
import vn.lienket.account.CutoffKey;

/** Counts by state in one statement, so in one snapshot: they add up at any moment. */
final class CountAccounts {

    private final JdbcTemplate jdbc;

    CountAccounts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param portal or null for all */
    Counts of(String portal) {
        return portal == null ? count("") : count("where portal = ?", portal);
    }

    Counts of(CutoffKey key) {
        return count(
                "where portal = ? and account_type = ?",
                key.portal(),
                key.type().name());
    }

    private Counts count(String where, Object... parameters) {
        Map<AccountState, Long> found = new EnumMap<>(AccountState.class);
        jdbc.query(
                "select state, count(*) as accounts from account " + where + " group by state",
                row -> {
                    found.put(AccountState.valueOf(row.getString("state")), row.getLong("accounts"));
                },
                parameters);
        return new Counts(found);
    }
}
