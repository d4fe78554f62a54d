package vn.lienket.notification.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Campaign;
import vn.lienket.notification.Campaigns;
import vn.lienket.notification.CutoffScheduled;
import vn.lienket.notification.NoticeKind;
import vn.lienket.notification.Step;

@Repository
class JdbcCampaigns implements Campaigns {

    /** Accounts of the group that miss a step; the rule is {@code Standing.missing}, which a letter is held against once more when it is sent. */
    private static final String MISSING =
            """
            from contact c left join standing s on s.portal = c.portal and s.account_id = c.account_id
            where c.portal = :portal and c.account_type = :accountType
                and not coalesce(s.linked, false) and not coalesce(s.closed, false)
            """;

    private final JdbcClient jdbc;
    private final AccountLock lock;
    private final CampaignSteps steps;
    private final Clock clock;

    JdbcCampaigns(JdbcClient jdbc, AccountLock lock, CampaignSteps steps, Clock clock) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void reschedule(CutoffScheduled scheduled, Function<Boolean, List<Campaign>> plan) {
        lock.take(scheduled.group().text());
        Optional<Known> known = known(scheduled.group());
        if (known.filter(it -> it.version >= scheduled.version()).isPresent()) {
            return;
        }
        keep(scheduled);
        if (known.filter(it -> scheduled.at().equals(it.cutoff)).isPresent()) {
            return;
        }
        jdbc.sql("update campaign set state = 'CANCELLED' where portal = ? and account_type = ? and state <> 'DONE'")
                .params(scheduled.group().portal(), scheduled.group().accountType())
                .update();
        plan.apply(known.flatMap(Known::cutoff).isPresent()).forEach(this::add);
    }

    private record Known(long version, Optional<Instant> cutoff) {}

    private Optional<Known> known(CutoffScheduled.Group group) {
        return jdbc.sql("select version, cutoff_at from calendar where portal = ? and account_type = ?")
                .params(group.portal(), group.accountType())
                .query((row, n) -> new Known(
                        row.getLong(1), Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant)))
                .optional();
    }

    private void keep(CutoffScheduled scheduled) {
        jdbc.sql(
                        """
                        insert into calendar (portal, account_type, cutoff_at, version) values (?, ?, ?, ?)
                        on conflict (portal, account_type) do update set cutoff_at = excluded.cutoff_at, version = excluded.version
                        """)
                .params(
                        scheduled.group().portal(),
                        scheduled.group().accountType(),
                        scheduled.at().map(Timestamp::from).orElse(null),
                        scheduled.version())
                .update();
    }

    private void add(Campaign campaign) {
        jdbc.sql(
                        """
                        insert into campaign (id, portal, account_type, kind, occurred_at, deadline, starts_at, state)
                        values (?, ?, ?, ?, ?, ?, ?, 'WAITING')
                        on conflict (id) do nothing
                        """)
                .params(
                        campaign.id(),
                        campaign.group().portal(),
                        campaign.group().accountType(),
                        campaign.kind().name(),
                        Timestamp.from(campaign.occurredAt()),
                        Timestamp.from(campaign.deadline()),
                        Timestamp.from(campaign.startsAt()))
                .update();
    }

    @Override
    @Transactional
    public boolean step(int batch, int release, Optional<Instant> quietUntil) {
        if (!lock.tryTake("campaigns")) {
            return false;
        }
        Timestamp now = Timestamp.from(clock.instant());
        steps.start(now);
        boolean cleared = steps.clear(batch) > 0;
        boolean laidOut = steps.layOut(batch, now);
        boolean released =
                steps.release(release, now, quietUntil.map(Timestamp::from).orElse(null)) > 0;
        steps.finish();
        return cleared || laidOut || released;
    }

    @Override
    public List<Campaign.Progress> all() {
        return jdbc.sql(
                        """
                        select c.*, (select count(*) from notice n where n.campaign_id = c.id and n.state = 'PLANNED')
                            + (select count(*) from notice n where n.campaign_id = c.id and n.state = 'PENDING') as open
                        from campaign c order by starts_at desc, id limit 200
                        """)
                .query((row, n) -> new Campaign.Progress(
                        campaign(row),
                        Campaign.State.valueOf(row.getString("state")),
                        row.getBoolean("paused"),
                        row.getLong("planned"),
                        row.getLong("open")))
                .list();
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        return new Campaign(
                row.getObject("id", UUID.class),
                new CutoffScheduled.Group(row.getString("portal"), row.getString("account_type")),
                NoticeKind.valueOf(row.getString("kind")),
                instant(row, "occurred_at"),
                instant(row, "deadline"),
                instant(row, "starts_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    /** What senders were handed but have not begun goes back, so that it counts neither as overdue nor against what the others may send. */
    @Override
    @Transactional
    public boolean pause(UUID campaign, boolean paused) {
        jdbc.sql(
                        """
                        update notice set state = 'PLANNED' where event_id in (
                            select event_id from notice where campaign_id = ? and state = 'PENDING' for update skip locked)
                        """)
                .param(campaign)
                .update();
        return jdbc.sql("update campaign set paused = ? where id = ? and state not in ('DONE', 'CANCELLED')")
                        .params(paused, campaign)
                        .update()
                > 0;
    }

    @Override
    public boolean cancel(UUID campaign) {
        return jdbc.sql("update campaign set state = 'CANCELLED' where id = ? and state <> 'DONE'")
                        .params(campaign)
                        .update()
                > 0;
    }

    @Override
    public DryRun dryRun(CutoffScheduled.Group group, int sample) {
        Map<Step, Long> recipients = new EnumMap<>(Step.class);
        jdbc.sql("select coalesce(s.confirmed, false), count(*) " + MISSING + " group by 1")
                .param("portal", group.portal())
                .param("accountType", group.accountType())
                .query((row, n) -> recipients.put(step(row.getBoolean(1)), row.getLong(2)))
                .list();
        return new DryRun(recipients, sample(group, sample));
    }

    private List<Recipient> sample(CutoffScheduled.Group group, int sample) {
        return jdbc.sql("select c.account_id, coalesce(s.confirmed, false) " + MISSING
                        + " order by c.account_id limit :sample")
                .param("portal", group.portal())
                .param("accountType", group.accountType())
                .param("sample", sample)
                .query((row, n) ->
                        new Recipient(new AccountKey(group.portal(), row.getString(1)), step(row.getBoolean(2))))
                .list();
    }

    private static Step step(boolean confirmed) {
        return confirmed ? Step.STEP_2 : Step.STEP_1;
    }
}
