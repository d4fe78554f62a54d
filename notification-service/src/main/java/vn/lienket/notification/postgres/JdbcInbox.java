package vn.lienket.notification.postgres;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Inbox;

@Repository
class JdbcInbox implements Inbox {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcInbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A letter of a campaign appears once it was sent, or was to be: before that nobody knows whether there is still something to say. */
    @Override
    public List<Item> of(AccountKey account, Page page) {
        if (page.after() != null && !has(account, page.after())) {
            throw new NoSuchNotice();
        }
        return jdbc.sql(
                        """
                        select * from notice
                        where portal = :portal and account_id = :accountId and state <> 'ERASED' and (read_at is null or not :unreadOnly)
                            and (campaign_id is null or state in ('SENT', 'NO_ADDRESS', 'FAILED'))
                            and (:after::uuid is null
                                or (occurred_at, event_id) < (select occurred_at, event_id from notice where event_id = :after))
                        order by occurred_at desc, event_id desc
                        limit :limit
                        """)
                .param("portal", account.portal())
                .param("accountId", account.accountId())
                .param("unreadOnly", page.unreadOnly())
                .param("after", page.after())
                .param("limit", page.limit())
                .query((row, n) -> new Item(JdbcNotices.notice(row), JdbcNotices.instant(row, "read_at")))
                .list();
    }

    private boolean has(AccountKey account, UUID eventId) {
        return jdbc.sql("select exists (select 1 from notice where event_id = ? and portal = ? and account_id = ?)")
                .params(eventId, account.portal(), account.accountId())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean read(AccountKey account, UUID eventId) {
        return jdbc.sql(
                                """
                        update notice set read_at = coalesce(read_at, ?)
                        where event_id = ? and portal = ? and account_id = ? and state <> 'ERASED'
                        """)
                        .params(Timestamp.from(clock.instant()), eventId, account.portal(), account.accountId())
                        .update()
                > 0;
    }
}
