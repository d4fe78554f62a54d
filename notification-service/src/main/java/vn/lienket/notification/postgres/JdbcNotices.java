package vn.lienket.notification.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienket.notification.AccountFact;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Channel;
import vn.lienket.notification.Matter;
import vn.lienket.notification.Notice;
import vn.lienket.notification.NoticeCount;
import vn.lienket.notification.NoticeEntry;
import vn.lienket.notification.NoticeKind;
import vn.lienket.notification.NoticeState;
import vn.lienket.notification.Notices;
import vn.lienket.notification.Standing;

@Repository
class JdbcNotices implements Notices {

    private final JdbcClient jdbc;
    private final AccountLock lock;
    private final Standings standings;
    private final Clock clock;

    JdbcNotices(JdbcClient jdbc, AccountLock lock, Standings standings, Clock clock) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.standings = standings;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void add(AccountFact fact) {
        lock.take(fact.account());
        Standing before = standings.of(fact.account());
        boolean news = fact.notice(before).map(this::insert).orElse(true);
        if (news) {
            standings.put(fact.account(), fact.happening().after(before));
        }
    }

    /** @return false when it is there already */
    private boolean insert(Notice notice) {
        return jdbc.sql(
                                """
                        insert into notice (event_id, portal, account_id, kind, reason, occurred_at, recorded_at, next_attempt_at, channel, state)
                        values (:eventId, :portal, :accountId, :kind, :reason, :occurredAt, :now, :now,
                            coalesce((select channels[1] from preference where portal = :portal and account_id = :accountId), 'EMAIL'),
                            case when exists (select 1 from contact where portal = :portal and account_id = :accountId)
                                then 'PENDING' else 'WAITING' end)
                        on conflict (event_id) do nothing
                        """)
                        .param("eventId", notice.eventId())
                        .param("portal", notice.account().portal())
                        .param("accountId", notice.account().accountId())
                        .param("kind", notice.matter().kind().name())
                        .param("reason", notice.matter().reason())
                        .param("occurredAt", Timestamp.from(notice.occurredAt()))
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                > 0;
    }

    @Override
    public List<NoticeEntry> of(AccountKey account) {
        return jdbc.sql("select * from notice where portal = ? and account_id = ? order by occurred_at, event_id")
                .params(account.portal(), account.accountId())
                .query((row, n) -> entry(row))
                .list();
    }

    @Override
    public List<NoticeCount> counts() {
        return jdbc.sql("select kind, state, count(*) as count from notice group by kind, state order by kind, state")
                .query((row, n) -> new NoticeCount(
                        NoticeKind.valueOf(row.getString("kind")),
                        NoticeState.valueOf(row.getString("state")),
                        row.getLong("count")))
                .list();
    }

    private static NoticeEntry entry(ResultSet row) throws SQLException {
        return new NoticeEntry(
                notice(row),
                NoticeState.valueOf(row.getString("state")),
                Channel.valueOf(row.getString("channel")),
                instant(row, "recorded_at"),
                instant(row, "settled_at"),
                row.getInt("attempts"),
                row.getString("failure"));
    }

    static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getObject("event_id", UUID.class),
                instant(row, "occurred_at"),
                new AccountKey(row.getString("portal"), row.getString("account_id")),
                new Matter(
                        NoticeKind.valueOf(row.getString("kind")), row.getString("reason"), instant(row, "deadline")));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
