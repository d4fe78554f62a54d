package vn.lienket.notification.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.notification.AccountFact;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Channel;
import vn.lienket.notification.DueNotice;
import vn.lienket.notification.Happening;
import vn.lienket.notification.NoticeState;
import vn.lienket.notification.QuietHours;
import vn.lienket.notification.Settlement;
import vn.lienket.platform.TestParts;

/** A citizen links at the very moment at which a reminder is sent: there is no between. */
class LinkAndLetterAtOnceTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final AccountKey ACCOUNT = new AccountKey("once", "tk-1");

    private final DriverManagerDataSource database =
            new DriverManagerDataSource(TestParts.shared().database("notification_at_once"), "postgres", "");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    private final AccountLock lock = new AccountLock(jdbc);
    private final Standings standings = new Standings(jdbc);
    private final JdbcNotices notices = new JdbcNotices(jdbc, lock, standings, CLOCK);
    private final JdbcDueNotices due =
            new JdbcDueNotices(jdbc, lock, standings, new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT), CLOCK);
    private final List<DueNotice> sent = new ArrayList<>();

    @BeforeEach
    void seed() {
        Flyway.configure().dataSource(database).load().migrate();
        jdbc.sql("truncate refusal, notice, campaign, contact, standing").update();
        jdbc.sql(
                        "insert into contact (portal, account_id, account_type, sealed, language, kept_at) values (?, ?, 'CITIZEN', 'x', 'VI', now())")
                .params(ACCOUNT.portal(), ACCOUNT.accountId())
                .update();
        reminder();
        reminder();
    }

    @Test
    void theLinkWaitsForALetterThatIsUnderWayAndTheNextLetterIsNotSent() {
        CompletableFuture<?>[] link = new CompletableFuture<?>[1];
        settleNext(letter -> {
            link[0] = CompletableFuture.runAsync(this::link);
            await().until(this::somebodyWaitsForALock);
            return send(letter);
        });
        link[0].join();
        settleNext(this::send);

        assertThat(sent).hasSize(1);
        assertThat(states()).containsExactlyInAnyOrder("SENT", "MOOT", "PENDING");
    }

    @Test
    void theLetterWaitsForALinkThatIsBeingRecorded() {
        transaction.executeWithoutResult(status -> {
            notices.add(List.of(linked()));
            CompletableFuture.runAsync(() -> settleNext(this::send)).join();
        });
        jdbc.sql("update notice set next_attempt_at = now() - interval '1 minute' where campaign_id is not null")
                .update();
        settleNext(this::send);
        settleNext(this::send);

        assertThat(sent).isEmpty();
        assertThat(states()).containsExactlyInAnyOrder("MOOT", "MOOT", "PENDING");
    }

    private void link() {
        transaction.executeWithoutResult(status -> notices.add(List.of(linked())));
    }

    private static AccountFact linked() {
        return new AccountFact(UUID.randomUUID(), CLOCK.instant(), ACCOUNT, new Happening.Linked(1, false, false));
    }

    private boolean settleNext(Function<DueNotice, Settlement> deliver) {
        return Boolean.TRUE.equals(transaction.execute(status -> due.settleNext(Channel.EMAIL, deliver)));
    }

    private Settlement send(DueNotice letter) {
        sent.add(letter);
        return new Settlement.Settled(NoticeState.SENT, CLOCK.instant(), null);
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted"
                                + " and database = (select oid from pg_database where datname = current_database())")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private List<String> states() {
        return jdbc.sql("select state from notice").query(String.class).list();
    }

    private void reminder() {
        Timestamp now = Timestamp.from(CLOCK.instant().minus(Duration.ofHours(1)));
        Timestamp deadline = Timestamp.from(CLOCK.instant().plus(Duration.ofDays(3)));
        UUID campaign = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into campaign (id, portal, account_type, kind, occurred_at, deadline, starts_at, state)
                        values (?, ?, 'CITIZEN', 'REMINDER', ?, ?, ?, 'SENDING')
                        """)
                .params(campaign, ACCOUNT.portal(), now, deadline, now)
                .update();
        jdbc.sql(
                        """
                        insert into notice (event_id, portal, account_id, kind, reason, occurred_at, recorded_at, next_attempt_at, state,
                            campaign_id, deadline)
                        values (gen_random_uuid(), ?, ?, 'REMINDER', '', ?, ?, ?, 'PENDING', ?, ?)
                        """)
                .params(ACCOUNT.portal(), ACCOUNT.accountId(), now, now, now, campaign, deadline)
                .update();
    }
}
