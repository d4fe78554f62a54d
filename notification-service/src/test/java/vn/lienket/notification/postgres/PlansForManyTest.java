package vn.lienket.notification.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.notification.Campaign;
import vn.lienket.notification.CutoffScheduled;
import vn.lienket.notification.NoticeKind;
import vn.lienket.platform.TestParts;

/** {@code -Dlienket.recipients=1000000} for the figures in the README. */
class PlansForManyTest {

    private static final Logger LOG = LoggerFactory.getLogger(PlansForManyTest.class);
    private static final int RECIPIENTS = Integer.getInteger("lienket.recipients", 20_000);
    private static final int BATCH = 10_000;
    private static final CutoffScheduled.Group GROUP = new CutoffScheduled.Group("many", "CITIZEN");

    private final DriverManagerDataSource database =
            new DriverManagerDataSource(TestParts.shared().database("notification_many"), "postgres", "");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    private JdbcCampaigns campaigns = campaigns();

    @Test
    void laysOutEachLetterOnceThoughItIsStoppedInTheMiddle() {
        Flyway.configure().dataSource(database).load().migrate();
        seed();
        Instant now = Instant.now();
        Campaign campaign = new Campaign(
                UUID.randomUUID(), GROUP, NoticeKind.REMINDER, now, now.plus(Duration.ofDays(3)), now.minusSeconds(1));
        transaction.executeWithoutResult(status -> campaigns.reschedule(
                new CutoffScheduled(UUID.randomUUID(), now, GROUP, Optional.of(campaign.deadline()), 1),
                moved -> List.of(campaign)));

        handsOverNothingInQuietHours(campaign.deadline().minusSeconds(1));

        long usedBefore = used();
        long begin = System.nanoTime();
        int steps = 0;
        while (state() == Campaign.State.WAITING || state() == Campaign.State.PLANNING) {
            transaction.execute(status -> campaigns.step(BATCH, 10, Optional.empty()));
            steps++;
            if (steps == 1) {
                campaigns = campaigns();
            }
        }
        LOG.info(
                "{} letters laid out in {} s, {} steps; {} MB more of the heap used",
                planned(),
                (System.nanoTime() - begin) / 1e9,
                steps,
                (used() - usedBefore) >> 20);

        // A quarter of them has linked.
        assertThat(planned()).isEqualTo(RECIPIENTS - RECIPIENTS / 4);
        assertThat(jdbc.sql("select count(distinct account_id) from notice")
                        .query(Long.class)
                        .single())
                .isEqualTo(planned());
        assertThat(used() - usedBefore).isLessThan(20L << 20);
        // The throttle: what was handed over is still there.
        assertThat(pending()).isEqualTo(10);
    }

    private void handsOverNothingInQuietHours(Instant quietUntil) {
        transaction.execute(status -> campaigns.step(2, 10, Optional.of(quietUntil)));
        assertThat(pending()).isZero();
        transaction.execute(status -> campaigns.step(2, 1, Optional.of(quietUntil.plusSeconds(2))));
        assertThat(pending()).isEqualTo(1);
    }

    private long pending() {
        return jdbc.sql("select count(*) from notice where state = 'PENDING'")
                .query(Long.class)
                .single();
    }

    private void seed() {
        jdbc.sql(
                        """
                        insert into contact (portal, account_id, account_type, sealed, language, kept_at)
                        select 'many', 'tk-' || n, 'CITIZEN', 'x', 'VI', now() from generate_series(1, ?) n
                        """)
                .param(RECIPIENTS)
                .update();
        jdbc.sql(
                        """
                        insert into standing (portal, account_id, confirmed, linked, link_sequence, closed)
                        select 'many', 'tk-' || n, true, n % 4 = 0, 1, false from generate_series(1, ?) n
                        """)
                .param(RECIPIENTS)
                .update();
        jdbc.sql("analyze").update();
    }

    private JdbcCampaigns campaigns() {
        return new JdbcCampaigns(jdbc, new AccountLock(jdbc), new CampaignSteps(jdbc), Clock.systemUTC());
    }

    private Campaign.State state() {
        return Campaign.State.valueOf(
                jdbc.sql("select state from campaign").query(String.class).single());
    }

    private long planned() {
        return jdbc.sql("select planned from campaign").query(Long.class).single();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
