package vn.lienket.account.postgres;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.account.AccountId;
import vn.lienket.account.OldSeals;

@Component
final class JdbcOldSeals implements OldSeals {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final AccountTable accounts;

    JdbcOldSeals(JdbcTemplate jdbc, TransactionTemplate transaction, StorageSecret secret) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.accounts = new AccountTable(jdbc, new PersonalColumn(secret.seal()));
    }

    @Override
    public int renew(int limit) {
        return transaction.execute(status -> {
            List<AccountId> old = jdbc.query(
                    "select portal, account_id from account where key_id is null and personal <> ''::bytea"
                            + " order by portal, account_id limit ? for update skip locked",
                    (row, number) -> AccountTable.id(row),
                    limit);
            accounts.reseal(accounts.lock(old).values());
            return old.size();
        });
    }
}
