package vn.lienket.notification.postgres;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
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

    /**
     * An earlier call of the subject that is in other hands is still pending, so that none overtakes it. Asked for by {@code min}, which is one look into an
     * index: as {@code not exists} it becomes a join that was planned while the table was empty and reads all that is pending for each call.
     */
    @Override
    public List<Call> claim(UUID subscription, int atMost, Duration lease) {
        Instant now = clock.instant();
        return jdbc.sql(
                        """
                        with due as materialized (
                            select c.number
                            from webhook_call c
                            where c.subscription_id = :subscription and c.state = 'PENDING' and c.next_attempt_at <= :now
                                and c.number = (
                                    select min(first.number) from webhook_call first
                                    where first.subscription_id = :subscription and first.subject = c.subject
                                        and first.state = 'PENDING')
                            order by c.next_attempt_at
                            limit :atMost
                            for update skip locked),
                        claimed as (
                            update webhook_call c set attempts = attempts + 1, next_attempt_at = :leased
                            from due where c.subscription_id = :subscription and c.number = due.number
                            returning c.number, c.attempts)
                        select claimed.number, claimed.attempts, a.event_id, a.payload
                        from claimed join announcement a on a.number = claimed.number
                        order by claimed.number
                        """)
                .param("subscription", subscription)
                .param("now", Timestamp.from(now))
                .param("leased", Timestamp.from(now.plus(lease)))
                .param("atMost", atMost)
                .query((row, n) -> new Call(
                        subscription, row.getLong(1), row.getInt(2), row.getObject(3, UUID.class), row.getString(4)))
                .list();
    }

    @Override
    public void settle(List<CallResult> results) {
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
