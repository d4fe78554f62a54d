package vn.lienket.notification.postgres;

import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a step of the campaigns consists of. Each is one statement over a batch, so that memory does not grow with the number of recipients. */
@Component
class CampaignSteps {

    private final JdbcClient jdbc;

    CampaignSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A reminder that a later one overtakes, after an outage or with a slow gateway, ends: nobody needs both on one day. */
    void start(Timestamp now) {
        jdbc.sql(
                        """
                        update campaign set state = 'CANCELLED'
                        where (state = 'WAITING' and deadline <= :now)
                            or (state in ('WAITING', 'PLANNING', 'SENDING') and kind = 'REMINDER' and exists (
                                select 1 from campaign later
                                where later.portal = campaign.portal and later.account_type = campaign.account_type
                                    and later.kind = 'REMINDER' and later.state = 'WAITING'
                                    and later.starts_at <= :now and later.starts_at > campaign.starts_at))
                        """)
                .param("now", now)
                .update();
        jdbc.sql("update campaign set state = 'PLANNING' where state = 'WAITING' and starts_at <= :now")
                .param("now", now)
                .update();
    }

    /** The next accounts of one campaign, in the order of their ids; fewer than asked for means that they were the last. */
    boolean layOut(int batch, Timestamp now) {
        return jdbc.sql(
                                """
                        with campaign_in_hand as materialized (
                            select * from campaign where state = 'PLANNING' and not paused order by starts_at, id limit 1),
                        batch as materialized (
                            select c.account_id, coalesce(s.linked, false) or coalesce(s.closed, false) as settled
                            from campaign_in_hand k
                                join lateral (
                                    select portal, account_id from contact
                                    where portal = k.portal and account_type = k.account_type and account_id > k.planned_up_to
                                    order by account_id limit :batch) c on true
                                left join standing s on s.portal = c.portal and s.account_id = c.account_id),
                        laid_out as (
                            insert into notice (event_id, portal, account_id, kind, reason, occurred_at, recorded_at, next_attempt_at,
                                state, channel, campaign_id, deadline)
                            select md5(k.id || '/' || k.portal || '/' || b.account_id)::uuid, k.portal, b.account_id, k.kind, '',
                                k.occurred_at, :now, :now, 'PLANNED',
                                coalesce((select p.channels[1] from preference p where p.portal = k.portal and p.account_id = b.account_id), 'EMAIL'),
                                k.id, k.deadline
                            from batch b, campaign_in_hand k
                            where not b.settled
                            on conflict (event_id) do nothing
                            returning 1)
                        update campaign c
                        set planned = c.planned + (select count(*) from laid_out),
                            planned_up_to = coalesce((select max(account_id) from batch), c.planned_up_to),
                            state = case when (select count(*) from batch) < :batch then 'SENDING' else c.state end
                        from campaign_in_hand k
                        where c.id = k.id and c.state = 'PLANNING'
                        """)
                        .param("batch", batch)
                        .param("now", now)
                        .update()
                > 0;
    }

    /**
     * Only so many as the senders have not still in hand: an outage of the mail server must not end in a burst. Those that wait for another try do not count,
     * or mailboxes that fail would hold up all others; nor do text messages, whose gateway says itself how many it takes.
     *
     * @param quietUntil null by day
     */
    int release(int atMost, Timestamp now, Timestamp quietUntil) {
        return jdbc.sql(
                        """
                        update notice n set next_attempt_at = :now, state = case
                            when exists (select 1 from contact c where c.portal = n.portal and c.account_id = n.account_id)
                                then 'PENDING' else 'ERASED' end
                        where state = 'PLANNED' and event_id in (
                            select planned.event_id
                            from (
                                select id from campaign where state in ('PLANNING', 'SENDING') and not paused
                                    and (:quietUntil::timestamptz is null or deadline <= :quietUntil)
                                order by starts_at, id) c
                                cross join lateral (
                                    select event_id from notice where campaign_id = c.id and state = 'PLANNED' limit :atMost) planned
                            limit greatest(0, :atMost - (
                                select count(*) from notice h join campaign k on k.id = h.campaign_id
                                where h.state = 'PENDING' and h.channel <> 'SMS' and h.campaign_id is not null and h.attempts = 0
                                    and h.next_attempt_at <= :now and not k.paused)))
                        """)
                .param("atMost", atMost)
                .param("now", now)
                .param("quietUntil", quietUntil)
                .update();
    }

    int clear(int batch) {
        return jdbc.sql(
                        """
                        delete from notice where event_id in (
                            select n.event_id from campaign c join notice n on n.campaign_id = c.id and n.state = 'PLANNED'
                            where c.state = 'CANCELLED'
                            limit :batch)
                        """)
                .param("batch", batch)
                .update();
    }

    void finish() {
        jdbc.sql(
                        """
                        update campaign c set state = 'DONE'
                        where c.state = 'SENDING'
                            and not exists (select 1 from notice n where n.campaign_id = c.id and n.state = 'PLANNED')
                            and not exists (select 1 from notice n where n.campaign_id = c.id and n.state = 'PENDING')
                        """)
                .update();
    }
}
