package vn.lienket.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.lienket.account.AccountId;
import vn.lienket.account.Link;
import vn.lienket.account.Links;

/** Links by account and citizen. */
final class LinkTable {

    private final JdbcTemplate jdbc;

    LinkTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those without any are absent. */
    Map<AccountId, List<Link>> of(Collection<AccountId> ids) {
        Map<AccountId, List<Link>> found = new HashMap<>();
        jdbc.query(
                """
                select * from account_link
                join unnest(?::text[], ?::text[]) as wanted (portal, account_id) using (portal, account_id)
                """,
                row -> {
                    found.computeIfAbsent(AccountTable.id(row), none -> new ArrayList<>())
                            .add(link(row));
                },
                AccountTable.portals(ids),
                AccountTable.numbers(ids));
        return found;
    }

    void save(AccountId id, Links before, Links after) {
        after.byCitizen().stream()
                .filter(link -> !before.byCitizen().contains(link))
                .forEach(link -> save(id, link));
    }

    private void save(AccountId id, Link link) {
        jdbc.update(
                """
                insert into account_link (portal, account_id, citizen_ref, sequence, vneid_subject, late, effective_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (portal, account_id, citizen_ref) do update
                set sequence = excluded.sequence, vneid_subject = excluded.vneid_subject, late = excluded.late,
                    effective_at = excluded.effective_at
                """,
                id.portal(),
                id.number(),
                link.citizenRef(),
                link.sequence(),
                link.vneidSubject(),
                link.late(),
                Times.write(link.at()));
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                row.getString("citizen_ref"),
                row.getLong("sequence"),
                row.getString("vneid_subject"),
                row.getBoolean("late"),
                Times.read(row, "effective_at"));
    }
}
