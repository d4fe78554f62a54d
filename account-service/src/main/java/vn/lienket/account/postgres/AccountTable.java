package vn.lienket.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.lienket.account.Account;
import vn.lienket.account.AccountId;
import vn.lienket.account.AccountType;
import vn.lienket.account.CccdRequest;
import vn.lienket.account.Personal;
import vn.lienket.account.Progress;

/** Rows of accounts. What changes only progress neither opens nor seals the personal column. */
final class AccountTable {

    private static final String NAMES = "portal, account_id, account_type, personal, place, " + ProgressColumns.NAMES;
    private static final String UPSERT = "insert into account (" + NAMES + ") select " + NAMES + " from staged_account"
            + " on conflict (portal, account_id) do update set personal = excluded.personal, place = excluded.place, ("
            + ProgressColumns.NAMES + ") = (excluded." + ProgressColumns.NAMES.replace(", ", ", excluded.") + ")";
    private static final String UPDATE = "update account set (" + ProgressColumns.NAMES + ") = (staged."
            + ProgressColumns.NAMES.replace(", ", ", staged.") + ") from staged_progress staged"
            + " where (account.portal, account.account_id) = (staged.portal, staged.account_id)";
    static final String PROGRESS = "select portal, account_id, account_type, " + ProgressColumns.NAMES;
    private static final String WANTED = PROGRESS + ", personal from account"
            + " join unnest(?::text[], ?::text[]) as wanted (portal, account_id) using (portal, account_id)";

    private final JdbcTemplate jdbc;
    private final Copy copy;
    private final PersonalColumn personal;

    AccountTable(JdbcTemplate jdbc, PersonalColumn personal) {
        this.jdbc = jdbc;
        this.copy = new Copy(jdbc);
        this.personal = personal;
    }

    Optional<Account> find(AccountId id) {
        return read(WANTED, List.of(id)).values().stream().findFirst();
    }

    /** In the order of their ids, so that two who lock several wait for each other and never both. */
    Map<AccountId, Account> lock(Collection<AccountId> ids) {
        return read(WANTED + " order by portal, account_id for update of account", ids);
    }

    private Map<AccountId, Account> read(String query, Collection<AccountId> ids) {
        Map<AccountId, Account> found = new LinkedHashMap<>();
        Map<AccountId, byte[]> sealed = new LinkedHashMap<>();
        List<ProgressRow> rows = jdbc.query(
                query,
                (row, number) -> {
                    sealed.put(id(row), row.getBytes("personal"));
                    return progress(row);
                },
                portals(ids),
                numbers(ids));
        for (ProgressRow row : rows) {
            found.put(row.id(), row.account(personal.read(row.id(), sealed.get(row.id()))));
        }
        return found;
    }

    /** In the order of their ids, as {@link #lock}. */
    Map<AccountId, ProgressRow> lockProgress(Collection<AccountId> ids) {
        Map<AccountId, ProgressRow> found = new HashMap<>();
        jdbc.query(
                PROGRESS + " from account join unnest(?::text[], ?::text[]) as wanted (portal, account_id)"
                        + " using (portal, account_id) order by portal, account_id for update of account",
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

    /** @param before what each was, null for new ones, in the same order */
    void save(List<Account> before, List<Account> after) {
        copy.staged("staged_account", "account", NAMES, after.stream().map(this::row));
        jdbc.update(UPSERT);
        for (int i = 0; i < after.size(); i++) {
            if (before.get(i) != null) {
                keepPast(
                        after.get(i).id(),
                        before.get(i).progress(),
                        after.get(i).progress());
            }
        }
    }

    private Object[] row(Account account) {
        AccountId id = account.id();
        Personal clear = account.personal();
        Object[] first = {id.portal(), id.number(), account.type().name(), personal.write(id, clear), clear.place()};
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
        return Stream.of(first, last).flatMap(Stream::of).toArray();
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
