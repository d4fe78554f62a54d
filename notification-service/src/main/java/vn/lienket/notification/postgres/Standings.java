package vn.lienket.notification.postgres;

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
        return jdbc.sql(
                        "select confirmed, linked, link_sequence, closed from standing where portal = ? and account_id = ?")
                .params(account.portal(), account.accountId())
                .query((row, n) ->
                        new Standing(row.getBoolean(1), row.getBoolean(2), row.getLong(3), row.getBoolean(4)))
                .optional()
                .orElse(Standing.NEW);
    }

    void put(AccountKey account, Standing standing) {
        jdbc.sql(
                        """
                        insert into standing (portal, account_id, confirmed, linked, link_sequence, closed) values (?, ?, ?, ?, ?, ?)
                        on conflict (portal, account_id) do update set confirmed = excluded.confirmed, linked = excluded.linked,
                            link_sequence = excluded.link_sequence, closed = excluded.closed
                        """)
                .params(
                        account.portal(),
                        account.accountId(),
                        standing.confirmed(),
                        standing.linked(),
                        standing.sequence(),
                        standing.closed())
                .update();
    }
}
