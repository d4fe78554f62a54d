package vn.lienket.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.lienket.account.Account;
import vn.lienket.account.AccountId;
import vn.lienket.account.AccountType;
import vn.lienket.account.AtLogin;
import vn.lienket.account.CccdRequest;
import vn.lienket.account.CutoffTerms;
import vn.lienket.account.Personal;
import vn.lienket.account.Progress;

/** Rows of accounts. What changes only progress neither opens nor seals the personal column. */
final class AccountTable {

    private static final String NAMES =
            "portal, account_id, account_type, personal, key_id, place, " + ProgressColumns.NAMES;
    private static final String REPLACE =
            "update account set import_id = coalesce(?::uuid, import_id), personal = staged.personal, key_id = staged.key_id, place = staged.place, ("
                    + ProgressColumns.NAMES + ") = (staged." + ProgressColumns.NAMES.replace(", ", ", staged.")
                    + ") from staged_account staged"
                    + " where (account.portal, account.account_id) = (staged.portal, staged.account_id)";
    private static final String UPDATE = "update account set (" + ProgressColumns.NAMES + ") = (staged."
            + ProgressColumns.NAMES.replace(", ", ", staged.") + ") from staged_progress staged"
            + " where (account.portal, account.account_id) = (staged.portal, staged.account_id)";
    static final String PROGRESS = "select portal, account_id, account_type, " + ProgressColumns.NAMES;
    static final String WANTED =
            " join unnest(?::text[], ?::text[]) as wanted (portal, account_id) using (portal, account_id)";
    private static final String FOUND =
            PROGRESS + ", personal, key_id, sealed from account left join account_key using (key_id)"
                    + " where portal = ? and account_id = ?";
    private static final String LOCKED = PROGRESS + ", personal, key_id from account" + WANTED
            + " order by portal, account_id for update of account";

    private static final String AT_LOGIN = PROGRESS + ", exempt_now, cutoff_at, grace_until from account"
            + " left join lateral (select exempt as exempt_now, cutoff_at, grace_until from cutoff"
            + " where (cutoff.portal, cutoff.account_type) = (account.portal, account.account_type)"
            + " order by version desc limit 1) as current on true where portal = ? and account_id = ?";

    private final JdbcTemplate jdbc;
    private final Copy copy;
    private final AccountKeys keys;
    private final PersonalColumn personal;

    AccountTable(JdbcTemplate jdbc, PersonalColumn personal) {
        this.jdbc = jdbc;
        this.copy = new Copy(jdbc);
        this.keys = new AccountKeys(jdbc, personal.storage());
        this.personal = personal;
    }

    /** In one statement: an account that is erased meanwhile is seen with its key or without what it sealed. */
    Optional<Account> find(AccountId id) {
        return jdbc
                .query(
                        FOUND,
                        (row, number) ->
                                progress(row).account(personal.read(id, row.getBytes("personal"), keys.read(row))),
                        id.portal(),
                        id.number())
                .stream()
                .findFirst();
    }

    Optional<AtLogin> atLogin(AccountId id) {
        return jdbc.query(AT_LOGIN, (row, number) -> atLogin(progress(row), row), id.portal(), id.number()).stream()
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

    /** In the order of their ids, so that two who lock several wait for each other and never both. */
    Map<AccountId, Account> lock(Collection<AccountId> ids) {
        Map<AccountId, byte[]> boxes = new HashMap<>();
        List<ProgressRow> rows = jdbc.query(
                LOCKED,
                (row, number) -> {
                    boxes.put(id(row), row.getBytes("personal"));
                    return progress(row);
                },
                portals(ids),
                numbers(ids));
        Map<AccountId, AccountKey> known = keys.of(boxes.keySet());
        Map<AccountId, Account> locked = new LinkedHashMap<>();
        rows.forEach(row ->
                locked.put(row.id(), row.account(personal.read(row.id(), boxes.get(row.id()), known.get(row.id())))));
        return locked;
    }

    /** In the order of their ids, as {@link #lock}. */
    Map<AccountId, ProgressRow> lockProgress(Collection<AccountId> ids) {
        Map<AccountId, ProgressRow> found = new HashMap<>();
        jdbc.query(
                PROGRESS + " from account" + WANTED + " order by portal, account_id for update of account",
                row -> {
                    found.put(id(row), progress(row));
                },
                portals(ids),
                numbers(ids));
        return found;
    }

    /** @param which says how to lock */
    List<ProgressRow> lockProgress(String which, Object... parameters) {
        return jdbc.query(PROGRESS + " from account where " + which, (row, number) -> progress(row), parameters);
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
            Map<AccountId, AccountKey> fresh =
                    keys.add(accounts.stream().map(Account::id).toList());
            copy.into(
                    "account",
                    NAMES + ", import_id",
                    accounts.stream()
                            .map(account -> both(row(account, fresh.get(account.id())), new Object[] {importId})));
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
            keepPast(is.id(), was.progress(), is.progress());
            if (importId == null && was.personal().equals(is.personal())) {
                progressed.add(new ProgressRow(is.id(), is.type(), is.progress()));
            } else {
                sealed.add(is);
            }
        }
        seal(importId, sealed, keys.of(sealed.stream().map(Account::id).toList()));
        if (!progressed.isEmpty()) {
            saveProgress(progressed);
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
        Map<AccountId, AccountKey> fresh = keys.add(accounts.stream()
                .filter(account -> !account.personal().isErased() && !known.containsKey(account.id()))
                .map(Account::id)
                .toList());
        copy.staged(
                "staged_account",
                "account",
                NAMES,
                accounts.stream()
                        .map(account -> row(account, known.getOrDefault(account.id(), fresh.get(account.id())))));
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
        return both(first, ProgressColumns.write(account.progress()));
    }

    void saveProgress(Collection<ProgressRow> after) {
        copy.staged(
                "staged_progress",
                "account",
                "portal, account_id, " + ProgressColumns.NAMES,
                after.stream().map(AccountTable::row));
        jdbc.update(UPDATE);
    }

    private static Object[] row(ProgressRow row) {
        Object[] first = {row.id().portal(), row.id().number()};
        return both(first, ProgressColumns.write(row.progress()));
    }

    private static Object[] both(Object[] first, Object[] last) {
        Object[] all = Arrays.copyOf(first, first.length + last.length);
        System.arraycopy(last, 0, all, first.length, last.length);
        return all;
    }

    private void keepPast(AccountId id, Progress before, Progress after) {
        CccdRequest request = before.check().request();
        if (request == null || after.check().asked(request.id())) {
            return;
        }
        CccdRequest past = request.past();
        jdbc.update(
                "insert into past_cccd_request (request_id, portal, account_id, status, reason, requested_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                past.id(),
                id.portal(),
                id.number(),
                past.status().name(),
                past.reason(),
                Times.write(past.requestedAt()));
    }

    Optional<CccdRequest> request(AccountId id, UUID requestId) {
        return jdbc
                .query(
                        """
                        select request_status, request_reason, requested_at from account
                        where portal = ? and account_id = ? and request_id = ?
                        union all
                        select status, reason, requested_at from past_cccd_request
                        where portal = ? and account_id = ? and request_id = ?
                        """,
                        (row, number) -> ProgressColumns.request(row, requestId, "request_status", "request_reason"),
                        id.portal(),
                        id.number(),
                        requestId,
                        id.portal(),
                        id.number(),
                        requestId)
                .stream()
                .findFirst();
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

    private static ProgressRow progress(ResultSet row) throws SQLException {
        return new ProgressRow(id(row), AccountType.valueOf(row.getString("account_type")), ProgressColumns.read(row));
    }
}
