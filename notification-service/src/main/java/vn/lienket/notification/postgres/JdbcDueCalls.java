package vn.lienket.notification.postgres;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienket.notification.Call;
import vn.lienket.notification.CallResult;
import vn.lienket.notification.CallState;
import vn.lienket.notification.DueCalls;

@Repository
class JdbcDueCalls implements DueCalls {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    JdbcDueCalls(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<Call> exchange(List<CallResult> ended, Map<UUID, Integer> room, Duration lease) {
        settle(ended);
        return room.isEmpty() ? List.of() : claim(room, lease);
    }

    /**
     * An earlier call of the subject that is in other hands is still pending, so that none overtakes it. Asked for by {@code min}, which is one look into an
     * index: as {@code not exists} it becomes a join that was planned while the table was empty and reads all that is pending for each call.
     */
    private List<Call> claim(Map<UUID, Integer> room, Duration lease) {
        Instant now = clock.instant();
        return jdbc.sql(
                        """
                        with due as materialized (
                            select call.*
                            from unnest(:subscriptions::uuid[], :most::integer[]) as room (subscription_id, most)
                                cross join lateral (
                                    select c.subscription_id, c.number
                                    from webhook_call c
                                    where c.subscription_id = room.subscription_id and c.state = 'PENDING' and c.next_attempt_at <= :now
                                        and c.number = (
                                            select min(first.number) from webhook_call first
                                            where first.subscription_id = c.subscription_id and first.subject = c.subject
                                                and first.state = 'PENDING')
                                    order by c.next_attempt_at
                                    limit room.most
                                    for update skip locked) call),
                        claimed as (
                            update webhook_call c set attempts = attempts + 1, next_attempt_at = :leased
                            from due where c.subscription_id = due.subscription_id and c.number = due.number
                            returning c.subscription_id, c.number, c.attempts)
                        select claimed.*, a.event_id, a.payload
                        from claimed join announcement a on a.number = claimed.number
                        order by claimed.number
                        """)
                .param("subscriptions", Columns.of(room.keySet(), Function.identity()))
                .param("most", Columns.of(room.values(), Function.identity()))
                .param("now", Timestamp.from(now))
                .param("leased", Timestamp.from(now.plus(lease)))
                .query((row, n) -> new Call(
                        row.getObject(1, UUID.class),
                        row.getLong(2),
                        row.getInt(3),
                        row.getObject(4, UUID.class),
                        row.getString(5)))
                .list();
    }

    /** In the order in which a replay locks them, too, so that the two never wait for each other. */
    private void settle(List<CallResult> ended) {
        List<CallResult> results = ended.stream()
                .sorted(Comparator.comparingLong(result -> result.call().number()))
                .toList();
        Timestamp now = Timestamp.from(clock.instant());
        batches.batchUpdate(
                """
                update webhook_call set state = ?, next_attempt_at = ?, answer = ?, settled_at = ?
                where subscription_id = ? and number = ? and attempts = ? and state = 'PENDING'
                """,
                results,
                results.size(),
                (statement, result) -> {
                    statement.setString(1, result.state().name());
                    statement.setTimestamp(2, Timestamp.from(result.next()));
                    statement.setString(3, result.answer());
                    statement.setTimestamp(4, result.state() == CallState.PENDING ? null : now);
                    statement.setObject(5, result.call().subscription());
                    statement.setLong(6, result.call().number());
                    statement.setInt(7, result.call().attempt());
                });
    }
}
