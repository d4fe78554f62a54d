package vn.lienket.notification.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
    public void add(List<AccountFact> facts) {
        lock.takeAll(facts.stream().map(fact -> fact.account().text()).toList());
        Set<UUID> known = known(facts);
        Map<AccountKey, Standing> before =
                standings.of(facts.stream().map(AccountFact::account).collect(Collectors.toSet()));
        Map<AccountKey, Standing> after = new LinkedHashMap<>();
        List<Notice> news = new ArrayList<>();
        for (AccountFact fact : facts) {
            Standing stands = after.getOrDefault(fact.account(), before.getOrDefault(fact.account(), Standing.NEW));
            Optional<Notice> notice = fact.notice(stands);
            if (notice.isEmpty() || known.add(fact.eventId())) {
                after.put(fact.account(), fact.happening().after(stands));
                notice.ifPresent(news::add);
            }
        }
        insert(news);
        standings.put(after);
    }

    private Set<UUID> known(List<AccountFact> facts) {
        return new HashSet<>(jdbc.sql("select event_id from notice where event_id = any (?::uuid[])")
                .param(Columns.of(facts, AccountFact::eventId))
                .query(UUID.class)
                .list());
    }

    private void insert(List<Notice> notices) {
        jdbc.sql(
                        """
                        insert into notice (event_id, portal, account_id, kind, reason, occurred_at, recorded_at, next_attempt_at, channel, state)
                        select n.event_id, n.portal, n.account_id, n.kind, n.reason, n.occurred_at, :now, :now,
                            coalesce((select channels[1] from preference p where p.portal = n.portal and p.account_id = n.account_id), 'EMAIL'),
                            case when (select true from contact c where c.portal = n.portal and c.account_id = n.account_id)
                                then 'PENDING' else 'WAITING' end
                        from unnest(:eventIds::uuid[], :portals::text[], :accountIds::text[], :kinds::text[], :reasons::text[], :times::timestamptz[])
                            as n (event_id, portal, account_id, kind, reason, occurred_at)
                        on conflict (event_id) do nothing
                        """)
                .param("eventIds", Columns.of(notices, Notice::eventId))
                .param("portals", Columns.of(notices, n -> n.account().portal()))
                .param("accountIds", Columns.of(notices, n -> n.account().accountId()))
                .param("kinds", Columns.of(notices, n -> n.matter().kind()))
                .param("reasons", Columns.of(notices, n -> n.matter().reason()))
                .param("times", Columns.of(notices, Notice::occurredAt))
                .param("now", Timestamp.from(clock.instant()))
                .update();
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
