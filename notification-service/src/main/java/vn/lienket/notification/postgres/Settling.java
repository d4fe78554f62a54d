package vn.lienket.notification.postgres;

import java.sql.Timestamp;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienket.notification.Settlement;

/** Writes down what became of one notice, whose row is locked. */
record Settling(JdbcClient jdbc, UUID eventId) implements Settlement.Fold<Integer> {

    @Override
    public Integer settled(Settlement.Settled settled) {
        return jdbc.sql(
                        """
                        update notice set settled_at = ?, failure = ?, attempts = attempts + case when state = 'PENDING' then 1 else 0 end, state = ?
                        where event_id = ?
                        """)
                .params(
                        Timestamp.from(settled.at()),
                        settled.failure(),
                        settled.state().name(),
                        eventId)
                .update();
    }

    @Override
    public Integer postponed(Settlement.Postponed postponed) {
        return jdbc.sql(
                        "update notice set state = 'PENDING', next_attempt_at = ?, settled_at = null, failure = ?, attempts = ? where event_id = ?")
                .params(Timestamp.from(postponed.until()), postponed.failure(), postponed.tries(), eventId)
                .update();
    }

    @Override
    public Integer handedOn(Settlement.HandedOn on) {
        Timestamp at = Timestamp.from(on.at());
        jdbc.sql("insert into refusal (event_id, channel, code, refused_at) values (?, ?, ?, ?) on conflict do nothing")
                .params(eventId, on.from().name(), on.failure(), at)
                .update();
        return jdbc.sql(
                        """
                        update notice set state = 'PENDING', channel = ?, next_attempt_at = ?, settled_at = null, failure = ?, attempts = 0
                        where event_id = ?
                        """)
                .params(on.to().name(), at, on.failure(), eventId)
                .update();
    }
}
