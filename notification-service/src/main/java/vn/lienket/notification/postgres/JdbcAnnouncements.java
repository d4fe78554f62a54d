package vn.lienket.notification.postgres;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienket.notification.Announcement;
import vn.lienket.notification.Announcements;

@Repository
class JdbcAnnouncements implements Announcements {

    private final JdbcClient jdbc;
    private final AccountLock lock;
    private final Clock clock;

    JdbcAnnouncements(JdbcClient jdbc, AccountLock lock, Clock clock) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.clock = clock;
    }

    /** Under the subject's lock, or a later number could be committed, and called, before an earlier one is seen. */
    @Override
    @Transactional
    public void add(Announcement announcement) {
        lock.take(announcement.subject().key());
        insert(announcement).ifPresent(this::call);
    }

    @Override
    public int forget(Instant before, int atMost) {
        return jdbc.sql(
                        """
                        delete from announcement where number in (
                            select number from announcement a
                            where recorded_at < ?
                                and not exists (
                                    select 1 from webhook_call c where c.number = a.number and c.state = 'PENDING')
                            order by recorded_at
                            limit ?)
                        """)
                .params(Timestamp.from(before), atMost)
                .update();
    }

    private Optional<Long> insert(Announcement announcement) {
        return jdbc.sql(
                        """
                        insert into announcement (event_id, type, portal, subject, occurred_at, recorded_at, payload)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (event_id, type) do nothing
                        returning number
                        """)
                .params(
                        announcement.eventId(),
                        announcement.type(),
                        announcement.subject().portal(),
                        announcement.subject().key(),
                        Timestamp.from(announcement.occurredAt()),
                        Timestamp.from(clock.instant()),
                        announcement.payload())
                .query(Long.class)
                .optional();
    }

    private void call(long number) {
        jdbc.sql(
                        """
                        insert into webhook_call (subscription_id, number, subject, state, next_attempt_at)
                        select s.id, a.number, a.subject, 'PENDING', a.recorded_at
                        from announcement a join subscription s
                            on a.type = any (s.types) and (s.portals = '{}' or a.portal = any (s.portals)) and s.state <> 'GONE'
                        where a.number = ?
                        """)
                .param(number)
                .update();
    }
}
