package vn.lienket.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.lienket.account.Account;
import vn.lienket.account.AccountId;
import vn.lienket.account.Personal;

/** Rows of accounts with what is personal in them. */
final class AccountTable {

    private static final String NAMES =
            "portal, account_id, account_type, personal, key_id, place, " + ProgressColumns.NAMES;
    private static final String REPLACE =
            "update account set import_id = coalesce(?::uuid, import_id), personal = staged.personal, key_id = staged.key_id, place = staged.place, ("
                    + ProgressColumns.NAMES + ") = (staged." + ProgressColumns.NAMES.replace(", ", ", staged.")
                    + ") from staged_account staged"
                    + " where (account.portal, account.account_id) = (staged.portal, staged.account_id)";
    static final String WANTED =
            " join unnest(?::text[], ?::text[]) as wanted (portal, account_id) using (portal, account_id)";
    private static final String FOUND =
            ProgressTable.SELECT + ", personal, key_id, sealed from account left join account_key using (key_id)"
                    + " where portal = ? and account_id = ?";
    /**
     * A list that is compared with the index leaf by leaf; joined, each of a file's neighbours was looked for from the root. The portal is hidden from the
     * planner: for one that the statistics do not know yet it would walk over all accounts that it has by now.
     */
    private static final String LOCKED = ProgressTable.SELECT + ", personal, key_id from account"
            + " where portal = (select ?::text) and account_id = any(?) order by account_id for update";

    private final JdbcTemplate jdbc;
    private final Copy copy;
    private final AccountKeys keys;
    private final PersonalColumn personal;
    private final ProgressTable progress;
    private final PastRequests past;

    AccountTable(JdbcTemplate jdbc, PersonalColumn personal) {
        this.jdbc = jdbc;
        this.copy = new Copy(jdbc);
        this.keys = new AccountKeys(jdbc, personal.storage());
        this.personal = personal;
        this.progress = new ProgressTable(jdbc);
        this.past = new PastRequests(jdbc);
    }

    /** In one statement: an account that is erased meanwhile is seen with its key or without what it sealed. */
    Optional<Account> find(AccountId id) {
        return jdbc
                .query(
                        FOUND,
                        (row, number) -> ProgressTable.row(row)
                                .account(personal.read(id, row.getBytes("personal"), keys.read(row))),
                        id.portal(),
                        id.number())
                .stream()
                .findFirst();
    }

    /** In the order of their ids, so that two who lock several wait for each other and never both. */
    Map<AccountId, Account> lock(Collection<AccountId> ids) {
        Map<AccountId, byte[]> boxes = new HashMap<>();
        List<ProgressRow> rows = new ArrayList<>();
        byPortal(ids)
                .forEach((portal, numbers) -> jdbc.query(
                        LOCKED,
                        row -> {
                            boxes.put(id(row), row.getBytes("personal"));
                            rows.add(ProgressTable.row(row));
                        },
                        portal,
                        numbers.toArray(String[]::new)));
        Map<AccountId, AccountKey> known = keys.of(boxes.keySet());
        Map<AccountId, Account> locked = new LinkedHashMap<>();
        rows.forEach(row ->
                locked.put(row.id(), row.account(personal.read(row.id(), boxes.get(row.id()), known.get(row.id())))));
        return locked;
    }

    private static SortedMap<String, List<String>> byPortal(Collection<AccountId> ids) {
        return ids.stream()
                .collect(Collectors.groupingBy(
                        AccountId::portal, TreeMap::new, Collectors.mapping(AccountId::number, Collectors.toList())));
    }

    /** Those that the import registered or updated. */
    Set<AccountId> broughtBy(UUID importId, Collection<AccountId> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.query(
                        "select portal, account_id from account"
                                + " join unnest(?::text[], ?::text[]) as wanted (portal, account_id) using (portal, account_id)"
                                + " where import_id = ?",
                        (row, number) -> id(row),
                        portals(ids),
                        numbers(ids),
                        importId));
    }

    /** Under the lock of their portals, or two could register the same. */
    void add(UUID importId, List<Account> accounts) {
        if (!accounts.isEmpty()) {
            List<AccountKey> fresh = AccountKey.fresh(accounts.size());
            keys.add(fresh);
            copy.into(
                    "account",
                    NAMES + ", import_id",
                    IntStream.range(0, accounts.size())
                            .mapToObj(place -> ProgressTable.both(
                                    row(accounts.get(place), fresh.get(place)), new Object[] {importId})));
        }
    }

    /**
     * @param importId that brought them, null when none did
     * @param before what each was, in the same order; they are locked
     */
    void save(UUID importId, List<Account> before, List<Account> after) {
        List<Account> sealed = new ArrayList<>();
        List<ProgressRow> progressed = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            Account was = before.get(i);
            Account is = after.get(i);
            past.keep(is.id(), was.progress(), is.progress());
            if (importId == null && was.personal().equals(is.personal())) {
                progressed.add(new ProgressRow(is.id(), is.type(), is.progress()));
            } else {
                sealed.add(is);
            }
        }
        seal(importId, sealed, keys.of(sealed.stream().map(Account::id).toList()));
        if (!progressed.isEmpty()) {
            progress.save(progressed);
        }
    }

    /** Under a key of their own those that have none yet. */
    void reseal(Collection<Account> locked) {
        seal(null, locked, Map.of());
    }

    private void seal(UUID importId, Collection<Account> accounts, Map<AccountId, AccountKey> known) {
        if (accounts.isEmpty()) {
            return;
        }
        Map<AccountId, AccountKey> all = new HashMap<>(known);
        List<AccountId> without = accounts.stream()
                .filter(account -> !account.personal().isErased() && !known.containsKey(account.id()))
                .map(Account::id)
                .toList();
        List<AccountKey> fresh = AccountKey.fresh(without.size());
        keys.add(fresh);
        for (int i = 0; i < fresh.size(); i++) {
            all.put(without.get(i), fresh.get(i));
        }
        copy.staged(
                "staged_account",
                "account",
                NAMES,
                accounts.stream().map(account -> row(account, all.get(account.id()))));
        jdbc.update(REPLACE, importId);
        keys.destroy(accounts.stream()
                .filter(account -> account.personal().isErased())
                .map(Account::id)
                .toList());
    }

    private Object[] row(Account account, AccountKey key) {
        AccountId id = account.id();
        Personal clear = account.personal();
        Object[] first = {
            id.portal(),
            id.number(),
            account.type().name(),
            personal.write(id, clear, key),
            key == null ? null : key.id(),
            clear.place()
        };
        return ProgressTable.both(first, ProgressColumns.write(account.progress()));
    }

    static AccountId id(ResultSet row) throws SQLException {
        return new AccountId(row.getString("portal"), row.getString("account_id"));
    }

    static String[] portals(Collection<AccountId> ids) {
        return ids.stream().map(AccountId::portal).toArray(String[]::new);
    }

    static String[] numbers(Collection<AccountId> ids) {
        return ids.stream().map(AccountId::number).toArray(String[]::new);
    }
}
