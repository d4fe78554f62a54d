package vn.lienket.notification.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.CallState;
import vn.lienket.notification.Ledger;
import vn.lienket.notification.Subscription;

@Repository
class JdbcLedger implements Ledger {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcLedger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Entry> entries(Question question) {
        return jdbc.sql(
                        """
                        select a.*, c.state, c.attempts, c.next_attempt_at, c.settled_at, c.answer
                        from webhook_call c join announcement a on a.number = c.number
                        where c.subscription_id = :subscription and c.number > :after
                            and (:state::text is null or c.state = :state) and (:subject::text is null or c.subject = :subject)
                        order by c.number
                        limit :limit
                        """)
                .param("subscription", question.subscription())
                .param("after", question.after())
                .param(
                        "state",
                        question.state() == null ? null : question.state().name())
                .param(
                        "subject",
                        question.accountId() == null
                                ? null
                                : new AccountKey(question.portal(), question.accountId()).text())
                .param("limit", question.limit())
                .query((row, n) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("number"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("portal"),
                CallState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "recorded_at"),
                instant(row, "next_attempt_at"),
                instant(row, "settled_at"),
                row.getString("answer"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    @Override
    public Map<CallState, Long> counts(UUID subscription) {
        Map<CallState, Long> counts = new EnumMap<>(CallState.class);
        jdbc.sql("select state, count(*) from webhook_call where subscription_id = ? group by state")
                .param(subscription)
                .query((row, n) -> counts.put(CallState.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        return counts;
    }

    /** What is pending already is to be told anyway. */
    @Override
    public int replay(Subscription subscription, Replay replay) {
        return jdbc.sql(
                        """
                        insert into webhook_call as c (subscription_id, number, subject, state, next_attempt_at)
                        select :subscription, a.number, a.subject, 'PENDING', :now
                        from announcement a
                        where a.type = any (:types) and (:portals::text[] = '{}' or a.portal = any (:portals))
                            and (:since::timestamptz is null or a.recorded_at >= :since) and (:subject::text is null or a.subject = :subject)
                        order by a.number
                        on conflict (subscription_id, number) do update
                            set state = 'PENDING', attempts = 0, next_attempt_at = excluded.next_attempt_at, settled_at = null
                            where c.state <> 'PENDING'
                        """)
                .param("subscription", subscription.id())
                .param("now", Timestamp.from(clock.instant()))
                .param("types", subscription.interest().types().toArray(String[]::new))
                .param("portals", subscription.interest().portals().toArray(String[]::new))
                .param("since", replay.since().map(Timestamp::from).orElse(null))
                .param("subject", replay.account().map(AccountKey::text).orElse(null))
                .update();
    }
}
