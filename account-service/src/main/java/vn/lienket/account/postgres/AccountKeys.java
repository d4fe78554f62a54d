package vn.lienket.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.lienket.account.AccountId;
import vn.lienket.schemas.Seal;

/** Each account's own key, sealed, in a table apart from what it seals: to delete its row is to erase the account, in every copy. */
final class AccountKeys {

    private static final String FIND = "select portal, account_id, key_id, sealed from account" + AccountTable.WANTED
            + " join account_key using (key_id)";

    private final JdbcTemplate jdbc;
    private final Copy copy;
    private final Seal storage;

    AccountKeys(JdbcTemplate jdbc, Seal storage) {
        this.jdbc = jdbc;
        this.copy = new Copy(jdbc);
        this.storage = storage;
    }

    /** Of accounts that are locked: joined to their rows before, a key that came while we waited for the lock would be missed. */
    Map<AccountId, AccountKey> of(Collection<AccountId> ids) {
        Map<AccountId, AccountKey> keys = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    FIND,
                    row -> {
                        keys.put(AccountTable.id(row), read(row));
                    },
                    AccountTable.portals(ids),
                    AccountTable.numbers(ids));
        }
        return keys;
    }

    /** @return null when the account has none, or has it no longer */
    AccountKey read(ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("sealed");
        return sealed == null ? null : AccountKey.open(row.getObject("key_id", UUID.class), sealed, storage);
    }

    void add(List<AccountKey> fresh) {
        if (!fresh.isEmpty()) {
            copy.into("account_key", "key_id, sealed", fresh.stream().map(key ->
                    new Object[] {key.id(), key.sealedBy(storage)}));
        }
    }

    /** The accounts' rows keep the names of their keys, which say that there were some. */
    void destroy(List<AccountId> erased) {
        if (!erased.isEmpty()) {
            jdbc.update(
                    "delete from account_key where key_id in (select key_id from account" + AccountTable.WANTED + ")",
                    AccountTable.portals(erased),
                    AccountTable.numbers(erased));
        }
    }
}
