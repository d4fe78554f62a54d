package vn.lienket.notification.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienket.notification.DueNotice;
import vn.lienket.notification.DueNotices;
import vn.lienket.notification.Language;
import vn.lienket.notification.SealedContact;
import vn.lienket.notification.Settlement;

/**
 * The row lock is the claim: a process that dies gives it back at once, and there is no lease whose length one would have to guess. The price is a
 * transaction as long as one delivery, which the SMTP timeouts bound.
 */
@Repository
class JdbcDueNotices implements DueNotices {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcDueNotices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public boolean settleNext(Function<DueNotice, Settlement> deliver) {
        Optional<DueNotice> next = claim();
        next.ifPresent(due -> deliver.apply(due).fold(new Update(due.notice().eventId())));
        return next.isPresent();
    }

    /**
     * {@code skip locked} alone would let a later notice of an account overtake the one that another sender has in hand; {@code not exists} still sees
     * that one as pending.
     */
    private Optional<DueNotice> claim() {
        return jdbc.sql(
                        """
                        select n.*, c.sealed, c.language
                        from notice n join contact c on c.portal = n.portal and c.account_id = n.account_id
                        where n.state = 'PENDING' and n.next_attempt_at <= ?
                            and not exists (
                                select 1 from notice earlier
                                where earlier.portal = n.portal and earlier.account_id = n.account_id
                                    and earlier.state in ('WAITING', 'PENDING')
                                    and (earlier.occurred_at, earlier.event_id) < (n.occurred_at, n.event_id))
                        order by n.next_attempt_at
                        limit 1
                        for update of n skip locked
                        """)
                .param(Timestamp.from(clock.instant()))
                .query((row, n) -> due(row))
                .optional();
    }

    private static DueNotice due(ResultSet row) throws SQLException {
        SealedContact contact = new SealedContact(row.getBytes("sealed"), Language.valueOf(row.getString("language")));
        return new DueNotice(JdbcNotices.notice(row), contact, row.getInt("attempts"));
    }

    private final class Update implements Settlement.Fold<Integer> {

        private final UUID eventId;

        Update(UUID eventId) {
            this.eventId = eventId;
        }

        @Override
        public Integer settled(Settlement.Settled settled) {
            return jdbc.sql(
                            "update notice set state = ?, settled_at = ?, failure = ?, attempts = attempts + 1 where event_id = ?")
                    .params(settled.state().name(), Timestamp.from(settled.at()), settled.failure(), eventId)
                    .update();
        }

        @Override
        public Integer postponed(Settlement.Postponed postponed) {
            return jdbc.sql("update notice set next_attempt_at = ?, failure = ?, attempts = ? where event_id = ?")
                    .params(Timestamp.from(postponed.until()), postponed.failure(), postponed.tries(), eventId)
                    .update();
        }
    }
}
