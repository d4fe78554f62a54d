package vn.lienket.notification.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.notification.Channel;
import vn.lienket.notification.NoticeKind;
import vn.lienket.notification.NoticeState;
import vn.lienket.notification.QuietHours;
import vn.lienket.notification.Settlement;
import vn.lienket.platform.TestParts;

class HeldUntilMorningTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final LocalTime HERE = LocalTime.now(CLOCK.withZone(ZoneId.of("Asia/Ho_Chi_Minh")));

    private final DriverManagerDataSource database =
            new DriverManagerDataSource(TestParts.shared().database("notification_held"), "postgres", "");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    private final QuietHours now = new QuietHours(HERE.minus(Duration.ofHours(1)), HERE.plus(Duration.ofHours(1)));
    private final JdbcDueNotices due = new JdbcDueNotices(jdbc, new AccountLock(jdbc), new Standings(jdbc), now, CLOCK);
    private final List<NoticeKind> sent = new ArrayList<>();

    @Test
    void aMessageToATelephoneIsHeldAndOneAboutAccessOvertakesIt() {
        Flyway.configure().dataSource(database).load().migrate();
        jdbc.sql(
                        """
                        insert into contact (portal, account_id, account_type, sealed, language, kept_at)
                        values ('held', 'tk-1', 'CITIZEN', 'x', 'VI', now())
                        """)
                .update();
        notice(NoticeKind.CCCD_REJECTED, 2);
        notice(NoticeKind.LINKED, 1);

        settleNext();
        settleNext();

        assertThat(sent).containsExactly(NoticeKind.LINKED);
        assertThat(jdbc.sql("select state || coalesce(' ' || failure, '') from notice order by occurred_at")
                        .query(String.class)
                        .list())
                .containsExactly("PENDING QUIET_HOURS", "SENT");
    }

    private void settleNext() {
        transaction.execute(status -> due.settleNext(Channel.SMS, notice -> {
            sent.add(notice.notice().matter().kind());
            return new Settlement.Settled(NoticeState.SENT, CLOCK.instant(), null);
        }));
    }

    private void notice(NoticeKind kind, int hoursAgo) {
        jdbc.sql(
                        """
                        insert into notice (event_id, portal, account_id, kind, reason, occurred_at, recorded_at, next_attempt_at, state, channel)
                        values (gen_random_uuid(), 'held', 'tk-1', :kind, '', now() - :hours * interval '1 hour', now(),
                            now() - :hours * interval '1 hour', 'PENDING', 'SMS')
                        """)
                .param("kind", kind.name())
                .param("hours", hoursAgo)
                .update();
    }
}
