package vn.lienket.account.postgres;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.account.AccountState;
import vn.lienket.account.Drift;

/**
 * Accounts whose stored state, which is what is counted, is not the one that follows from what is stored of them.
 *
 * @param accounts how many were looked at
 */
record WrongStates(long accounts, long count, List<Drift> first) {

    private static final int FETCH = 2_000;

    /** One by one, in memory that does not grow with them. */
    static WrongStates among(DataSource session, int shown) {
        JdbcTemplate streaming = new JdbcTemplate(session);
        streaming.setFetchSize(FETCH);
        long[] accounts = {0, 0};
        List<Drift> first = new ArrayList<>();
        // Without a transaction the driver would fetch all rows at once.
        new TransactionTemplate(new JdbcTransactionManager(session))
                .executeWithoutResult(status -> streaming.query(ProgressTable.SELECT + " from account", row -> {
                    accounts[0]++;
                    AccountState stored = AccountState.valueOf(row.getString("state"));
                    AccountState derived = ProgressColumns.read(row).state();
                    if (stored != derived) {
                        accounts[1]++;
                        if (first.size() < shown) {
                            first.add(Drift.ofState(AccountTable.id(row), stored, derived));
                        }
                    }
                }));
        return new WrongStates(accounts[0], accounts[1], first);
    }
}
