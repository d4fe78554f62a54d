package vn.lienket.account.postgres;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.lienket.account.Account;
import vn.lienket.account.AccountId;
import vn.lienket.account.AccountNotFound;
import vn.lienket.account.Conflicts;

@Component
final class JdbcConflicts implements Conflicts {

    private static final String OPEN =
            """
            select portal, account_id, conflict_at as since, decisions.*, case when decided then 'REOPENED' else 'OPEN' end as status
            from account cross join lateral (
                select coalesce(bool_or(status = 'PROPOSED'), false) as proposed, coalesce(bool_or(status = 'APPROVED'), false) as decided
                from link_decision
                where link_decision.portal = account.portal and link_decision.account_id = account.account_id) as decisions
            where state = 'CONFLICT' and portal = coalesce(?, portal) and (portal, account_id) > (?, ?)
            order by portal, account_id limit ?
            """;
    private static final String CLOSED =
            """
            select portal, account_id, max(decided_at) as since, false as proposed, 'CLOSED' as status
            from link_decision join account using (portal, account_id)
            where status = 'APPROVED' and state <> 'CONFLICT' and portal = coalesce(?, portal) and (portal, account_id) > (?, ?)
            group by portal, account_id order by portal, account_id limit ?
            """;
    private static final String OTHERS =
            """
            select other.portal, other.account_id from account one join account other on other.portal = one.portal
                and coalesce(other.link_citizen_ref, other.citizen_ref) = coalesce(one.link_citizen_ref, one.citizen_ref)
            where one.portal = ? and one.account_id = ? and other.account_id <> one.account_id
            order by other.account_id
            """;

    private final JdbcTemplate jdbc;
    private final AccountTable table;

    JdbcConflicts(JdbcTemplate jdbc, StorageSecret secret) {
        this.jdbc = jdbc;
        this.table = new AccountTable(jdbc, new PersonalColumn(secret.seal()));
    }

    @Override
    public List<Case> cases(boolean closed, String portal, AccountId after, int limit) {
        return jdbc.query(
                closed ? CLOSED : OPEN,
                (row, number) -> new Case(
                        AccountTable.id(row),
                        Status.valueOf(row.getString("status")),
                        Times.read(row, "since"),
                        row.getBoolean("proposed")),
                portal,
                after == null ? "" : after.portal(),
                after == null ? "" : after.number(),
                limit);
    }

    @Override
    public List<Account> sideBySide(AccountId id) {
        List<Account> all = new ArrayList<>();
        all.add(table.find(id).orElseThrow(AccountNotFound::new));
        jdbc.query(OTHERS, (row, number) -> AccountTable.id(row), id.portal(), id.number())
                .forEach(other -> table.find(other).ifPresent(all::add));
        return all;
    }

    @Override
    public List<Note> notes(AccountId id) {
        return jdbc.query(
                "select written_by, written_at, note from account_note where portal = ? and account_id = ? order by note_id",
                (row, number) ->
                        new Note(row.getString("written_by"), Times.read(row, "written_at"), row.getString("note")),
                id.portal(),
                id.number());
    }

    @Override
    public void add(AccountId id, Note note) {
        // About who was forgotten nothing is written down again.
        int written = jdbc.update(
                "insert into account_note (portal, account_id, written_by, written_at, note)"
                        + " select portal, account_id, ?, ?, ? from account"
                        + " where portal = ? and account_id = ? and length(personal) > 0 for share",
                note.by(),
                Times.write(note.at()),
                note.text(),
                id.portal(),
                id.number());
        if (written == 0) {
            throw new AccountNotFound();
        }
    }
}
