package vn.lienket.notification.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Channel;
import vn.lienket.notification.ChannelOrder;
import vn.lienket.notification.Preferences;

@Repository
class JdbcPreferences implements Preferences {

    private final JdbcClient jdbc;
    private final AccountLock lock;
    private final Clock clock;

    JdbcPreferences(JdbcClient jdbc, AccountLock lock, Clock clock) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.clock = clock;
    }

    @Override
    public ChannelOrder of(AccountKey account) {
        return jdbc.sql("select channels from preference where portal = ? and account_id = ?")
                .params(account.portal(), account.accountId())
                .query((row, n) -> order(row))
                .optional()
                .orElse(ChannelOrder.USUAL);
    }

    @Override
    @Transactional
    public void put(AccountKey account, ChannelOrder order) {
        lock.take(account);
        jdbc.sql(
                        """
                        insert into preference (portal, account_id, channels, changed_at) values (?, ?, ?, ?)
                        on conflict (portal, account_id) do update set channels = excluded.channels, changed_at = excluded.changed_at
                        """)
                .params(
                        account.portal(),
                        account.accountId(),
                        order.channels().stream().map(Channel::name).toArray(String[]::new),
                        Timestamp.from(clock.instant()))
                .update();
        redirect(account, order.first());
    }

    /** Not those that a sender has in hand, nor those that were tried. */
    private void redirect(AccountKey account, Channel first) {
        jdbc.sql(
                        """
                        update notice set channel = ? where event_id in (
                            select event_id from notice n
                            where portal = ? and account_id = ? and state not in ('SENT', 'NO_ADDRESS', 'FAILED', 'ERASED')
                                and not exists (select 1 from refusal r where r.event_id = n.event_id)
                            for update skip locked)
                        """)
                .params(first.name(), account.portal(), account.accountId())
                .update();
    }

    /** Of a row that may have none. */
    static ChannelOrder order(ResultSet row) throws SQLException {
        Array channels = row.getArray("channels");
        return channels == null
                ? ChannelOrder.USUAL
                : new ChannelOrder(Arrays.stream((String[]) channels.getArray())
                        .map(Channel::valueOf)
                        .toList());
    }
}
