package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.facts.VneidLogin;

class OutboxTest extends ServiceTest {

    @Autowired
    Outbox outbox;

    @Autowired
    VneidLogins logins;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void skipsNoRowWhoseTransactionCommitsAfterLaterOnes() throws Exception {
        String early = anyCccd();
        String late = anyCccd();
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch overtaken = new CountDownLatch(1);
        Thread slow = new Thread(() -> transaction.executeWithoutResult(status -> {
            logins.accept(login(early));
            written.countDown();
            awaitLatch(overtaken);
        }));
        slow.start();
        written.await();
        logins.accept(login(late));
        onlyFact("vneid-login", ref(late), VneidLogin.class);
        assertThat(TOPICS.records("vneid-login", ref(early))).isEmpty();
        overtaken.countDown();
        slow.join();
        onlyFact("vneid-login", ref(early), VneidLogin.class);
        await().until(outbox::isEmpty);
    }

    @Test
    void sendsTheRowsOfAKeyInTheirOrder() {
        String cccd = anyCccd();
        for (int i = 0; i < 50; i++) {
            logins.accept(login(cccd, "s-" + i));
        }
        assertThat(TOPICS.await("vneid-login", ref(cccd), 50, VneidLogin.class))
                .extracting(login -> Integer.parseInt(login.getVneidSubject().substring(2)))
                .isSorted()
                .hasSize(50);
    }

    @Test
    void parksARowThatTheBrokerNeverTakesAndLaterOnesOfItsKeyOnly() {
        String stuck = anyCccd();
        logins.accept(login(stuck, "s".repeat(3_000_000)));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.queryForObject("select count(*) from outbox where parked is not null", Integer.class)
                        == 1);
        logins.accept(login(stuck, "behind"));
        String free = anyCccd();
        logins.accept(login(free));
        onlyFact("vneid-login", ref(free), VneidLogin.class);
        assertThat(TOPICS.records("vneid-login", ref(stuck))).isEmpty();
        assertThat(http.get("/actuator/prometheus").body()).contains("lienket_outbox_parked 1.0");
        jdbc.update("delete from outbox where parked is not null");
        onlyFact("vneid-login", ref(stuck), VneidLogin.class);
    }

    @Test
    void isRelayedByOneAtATime() {
        assertThat(outbox.relay()).isEqualTo(Optional.empty());
    }

    private static Announcement.VneidLogin login(String cccd) {
        return login(cccd, "subject");
    }

    private static Announcement.VneidLogin login(String cccd, String subject) {
        return new Announcement.VneidLogin(
                UUID.randomUUID(),
                Instant.now(),
                "dvcqg",
                new CitizenNumber(cccd),
                new Announcement.VneidLogin.Identity(subject, Announcement.VneidLogin.AssuranceLevel.LEVEL_2));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
