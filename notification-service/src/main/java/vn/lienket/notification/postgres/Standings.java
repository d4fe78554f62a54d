package vn.lienket.notification.postgres;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Standing;

/** Where each account stands. Read and written under the account's lock only. */
@Component
class Standings {

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Standing of(AccountKey account) {
        return of(Set.of(account)).getOrDefault(account, Standing.NEW);
    }

    /** Of those that were heard of. */
    Map<AccountKey, Standing> of(Set<AccountKey> accounts) {
        Map<AccountKey, Standing> found = new HashMap<>();
        jdbc.sql(
                        """
                        select s.* from unnest(:portals::text[], :accountIds::text[]) as a (portal, account_id)
                            cross join lateral (
                                select * from standing where portal = a.portal and account_id = a.account_id offset 0) s
                        """)
                .param("portals", Columns.of(accounts, AccountKey::portal))
                .param("accountIds", Columns.of(accounts, AccountKey::accountId))
                .query((RowCallbackHandler) row -> found.put(
                        new AccountKey(row.getString("portal"), row.getString("account_id")),
                        new Standing(
                                row.getBoolean("confirmed"),
                                row.getBoolean("linked"),
                                row.getLong("link_sequence"),
                                row.getBoolean("closed"))));
        return found;
    }

    void put(Map<AccountKey, Standing> standings) {
        jdbc.sql(
                        """
                        insert into standing (portal, account_id, confirmed, linked, link_sequence, closed)
                        select * from unnest(:portals::text[], :accountIds::text[], :confirmed::boolean[], :linked::boolean[], :sequences::bigint[], :closed::boolean[])
                        on conflict (portal, account_id) do update set confirmed = excluded.confirmed, linked = excluded.linked,
                            link_sequence = excluded.link_sequence, closed = excluded.closed
                        """)
                .param("portals", Columns.of(standings.keySet(), AccountKey::portal))
                .param("accountIds", Columns.of(standings.keySet(), AccountKey::accountId))
                .param("confirmed", Columns.of(standings.values(), Standing::confirmed))
                .param("linked", Columns.of(standings.values(), Standing::linked))
                .param("sequences", Columns.of(standings.values(), Standing::sequence))
                .param("closed", Columns.of(standings.values(), Standing::closed))
                .update();
    }
}
