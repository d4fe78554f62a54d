package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
    Letters letters;

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
        String beside = anyCccd();
        transaction.executeWithoutResult(status -> {
            logins.accept(login(stuck, "s".repeat(3_000_000)));
            logins.accept(login(beside));
        });
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.queryForObject("select count(*) from outbox where parked is not null", Integer.class)
                        == 1);
        logins.accept(login(stuck, "behind"));
        onlyFact("vneid-login", ref(beside), VneidLogin.class);
        String free = anyCccd();
        logins.accept(login(free));
        onlyFact("vneid-login", ref(free), VneidLogin.class);
        assertThat(TOPICS.records("vneid-login", ref(stuck))).isEmpty();
        assertThat(http.get("/actuator/prometheus").body()).contains("lienket_outbox_parked 1.0");
        jdbc.update("delete from outbox where parked is not null");
        onlyFact("vneid-login", ref(stuck), VneidLogin.class);
    }

    @Test
    void sendsABacklogOfManyBatchesOnceAndInTheOrderOfEachKey() {
        String backlog = anyCccd();
        Letter login = letters.write(login(backlog));
        jdbc.update(
                "insert into outbox (topic, record_key, head, payload)"
                        + " select ?, ? || n % 7, outbox_head(array['n', n::text]), ? from generate_series(1, 1050) n",
                login.topic(), portal, login.payload());
        await().atMost(Duration.ofSeconds(60)).until(outbox::isEmpty);
        for (int key = 0; key < 7; key++) {
            assertThat(TOPICS.records("vneid-login", portal + key))
                    .extracting(record -> Integer.parseInt(header(record, "n")))
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .hasSize(150);
        }
    }

    @Test
    void parksWhatIsForATopicThatDoesNotExistWithItsKeysAndGoesOnWithTheOthers() {
        Letter login = letters.write(login(anyCccd()));
        for (String key : List.of("lost-1", "lost-2")) {
            insert("there-is-no-such-topic", key, login);
        }
        String free = anyCccd();
        logins.accept(login(free));
        onlyFact("vneid-login", ref(free), VneidLogin.class);
        assertThat(parked())
                .containsExactly(
                        "lost-1 topic there-is-no-such-topic does not exist",
                        "lost-2 topic there-is-no-such-topic does not exist");
        // What comes later is held back too, or parked itself, and holds up nobody.
        insert("there-is-no-such-topic", "lost-1", login);
        insert("there-is-no-such-topic", "lost-3", login);
        await().atMost(Duration.ofSeconds(20)).until(() -> parked().size() == 3);
        String mended = portal + "-mended";
        jdbc.update(
                "update outbox set parked = null, topic = ?, record_key = ? where topic = 'there-is-no-such-topic'",
                login.topic(),
                mended);
        await().atMost(Duration.ofSeconds(20)).until(outbox::isEmpty);
        assertThat(TOPICS.records(login.topic(), mended)).hasSize(4);
    }

    @Test
    void sendsWhatAnInstanceOfTheVersionBeforeWroteWithItsHeaders() {
        Letter login = letters.write(login(anyCccd()));
        jdbc.update(
                "insert into outbox (topic, record_key, headers, payload) values (?, ?, array['ce_id', 'số 1'], ?)",
                login.topic(),
                portal + "-old",
                login.payload());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !TOPICS.records(login.topic(), portal + "-old").isEmpty());
        assertThat(header(TOPICS.records(login.topic(), portal + "-old").get(0), "ce_id"))
                .isEqualTo("số 1");
    }

    private void insert(String topic, String key, Letter letter) {
        jdbc.update(
                "insert into outbox (topic, record_key, head, payload) values (?, ?, ?, ?)",
                topic,
                key,
                letter.headers(),
                letter.payload());
    }

    private List<String> parked() {
        return jdbc.queryForList(
                "select record_key || ' ' || parked from outbox where parked is not null order by id", String.class);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
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
