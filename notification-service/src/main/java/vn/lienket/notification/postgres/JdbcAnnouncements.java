package vn.lienket.notification.postgres;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

    /**
     * Under the subjects' locks, or a later number could be committed, and called, before an earlier one is seen. The numbers are given in the order of the
     * list, since PostgreSQL fills in what has a default after it has sorted.
     */
    @Override
    @Transactional
    public void add(List<Announcement> announcements) {
        lock.takeAll(announcements.stream().map(a -> a.subject().key()).toList());
        jdbc.sql(
                        """
                        with added as (
                            insert into announcement (event_id, type, portal, subject, occurred_at, recorded_at, payload)
                            select event_id, type, portal, subject, occurred_at, :now, payload
                            from unnest(:eventIds::uuid[], :types::text[], :portals::text[], :subjects::text[], :times::timestamptz[], :payloads::text[])
                                with ordinality as a (event_id, type, portal, subject, occurred_at, payload, place)
                            order by place
                            on conflict (event_id, type) do nothing
                            returning number, type, portal, subject, recorded_at)
                        insert into webhook_call (subscription_id, number, subject, state, next_attempt_at)
                        select s.id, a.number, a.subject, 'PENDING', a.recorded_at
                        from added a join subscription s
                            on a.type = any (s.types) and (s.portals = '{}' or a.portal = any (s.portals)) and s.state <> 'GONE'
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("eventIds", Columns.of(announcements, Announcement::eventId))
                .param("types", Columns.of(announcements, Announcement::type))
                .param("portals", Columns.of(announcements, a -> a.subject().portal()))
                .param("subjects", Columns.of(announcements, a -> a.subject().key()))
                .param("times", Columns.of(announcements, Announcement::occurredAt))
                .param("payloads", Columns.of(announcements, Announcement::payload))
                .update();
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
}
