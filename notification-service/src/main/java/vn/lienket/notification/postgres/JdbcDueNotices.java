package vn.lienket.notification.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Campaign;
import vn.lienket.notification.CampaignLetter;
import vn.lienket.notification.Channel;
import vn.lienket.notification.DueNotice;
import vn.lienket.notification.DueNotices;
import vn.lienket.notification.Language;
import vn.lienket.notification.QuietHours;
import vn.lienket.notification.SealedContact;
import vn.lienket.notification.Settlement;

/**
 * The row lock is the claim: a process that dies gives it back at once, and there is no lease whose length one would have to guess. The price is a
 * transaction as long as one delivery, which the SMTP timeouts bound.
 */
@Repository
class JdbcDueNotices implements DueNotices {

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private static final String CLAIM =
            """
            with next as materialized (
                select n.*, c.sealed, c.language, k.state as campaign_state, %s
                from notice n join contact c on c.portal = n.portal and c.account_id = n.account_id
                    left join campaign k on k.id = n.campaign_id
                where n.state = 'PENDING' and n.channel = :channel and n.next_attempt_at <= :now and not coalesce(k.paused, false)
                    and (n.campaign_id is not null or not exists (
                        select 1 from notice earlier
                        where earlier.portal = n.portal and earlier.account_id = n.account_id
                            and earlier.state in ('WAITING', 'PENDING') and earlier.campaign_id is null
                            and earlier.failure is distinct from 'QUIET_HOURS'
                            and (earlier.occurred_at, earlier.event_id) < (n.occurred_at, n.event_id)))
                order by n.next_attempt_at
                limit 1
                for update of n skip locked),
            marked as (
                update notice set state = 'SENT', settled_at = :now, failure = null, attempts = attempts + 1
                where event_id = (select event_id from next))
            select * from next
            """
                    .formatted(Routes.COLUMNS);

    private final JdbcClient jdbc;
    private final AccountLock lock;
    private final Standings standings;
    private final QuietHours quiet;
    private final Clock clock;

    JdbcDueNotices(JdbcClient jdbc, AccountLock lock, Standings standings, QuietHours quiet, Clock clock) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.standings = standings;
        this.quiet = quiet;
        this.clock = clock;
    }

    @Override
    @Transactional
    public boolean settleNext(Channel channel, Function<DueNotice, Settlement> deliver) {
        Optional<Claimed> next = claim(channel);
        next.ifPresent(claimed -> {
            Settlement settlement = settlement(claimed, deliver);
            if (!settlement.isSent()) {
                settlement.fold(new Settling(jdbc, claimed.due.notice().eventId()));
            }
        });
        return next.isPresent();
    }

    /**
     * Marks it as sent at once, though nobody sees that before the commit: nearly all are taken, and then only the commit is left to do between the mail
     * server's answer and the next mail. What became of the others is written over it.
     *
     * <p>{@code skip locked} alone would let a later notice of an account overtake the one that another sender has in hand; {@code not exists} still sees
     * that one as pending. A letter of a campaign says what is the case when it is sent, so that it need not wait for others, nor they for it.
     */
    private Optional<Claimed> claim(Channel channel) {
        return jdbc.sql(CLAIM)
                .param("channel", channel.name())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Claimed(due(row), row.getString("campaign_state")))
                .optional();
    }

    /** @param campaignState null when it is of none */
    private record Claimed(DueNotice due, String campaignState) {}

    private Settlement settlement(Claimed claimed, Function<DueNotice, Settlement> deliver) {
        return claimed.campaignState == null ? ofFact(claimed.due, deliver) : ofCampaign(claimed, deliver);
    }

    private Settlement ofFact(DueNotice notice, Function<DueNotice, Settlement> deliver) {
        return quiet.hold(notice.route().channel(), notice.notice().matter(), clock.instant())
                .<Settlement>map(morning -> new Settlement.Postponed(morning, QuietHours.CODE, notice.attempts()))
                .orElseGet(() -> deliver.apply(notice));
    }

    /**
     * With the account's lock, so that a link is either recorded before, and then nothing is sent, or after it was sent. Not waited for: whoever records
     * something may be waiting for this row.
     */
    private Settlement ofCampaign(Claimed claimed, Function<DueNotice, Settlement> deliver) {
        AccountKey account = claimed.due.notice().account();
        Instant now = clock.instant();
        if (!lock.tryTake(account.text())) {
            return new Settlement.Postponed(now.plus(A_MOMENT), null, claimed.due.attempts());
        }
        boolean cancelled = claimed.campaignState.equals(Campaign.State.CANCELLED.name());
        return new CampaignLetter(claimed.due, cancelled).settle(standings.of(account), quiet, now, letter -> {
            jdbc.sql("update notice set reason = ? where event_id = ?")
                    .params(letter.notice().matter().reason(), letter.notice().eventId())
                    .update();
            return deliver.apply(letter);
        });
    }

    private static DueNotice due(ResultSet row) throws SQLException {
        SealedContact contact = new SealedContact(row.getBytes("sealed"), Language.valueOf(row.getString("language")));
        return new DueNotice(JdbcNotices.notice(row), contact, Routes.of(row), row.getInt("attempts"));
    }
}
