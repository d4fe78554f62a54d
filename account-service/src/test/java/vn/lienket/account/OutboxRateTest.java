package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** How fast a backlog is relayed: {@code -Dletters=200000}. */
class OutboxRateTest extends ServiceTest {

    private static final int LETTERS = Integer.getInteger("letters", 2_000);

    @Autowired
    Letters letters;

    @Autowired
    Outbox outbox;

    @Test
    void relaysEveryLetterOfABacklogOnce() {
        Letter login = letters.write(new Announcement.VneidLogin(
                UUID.randomUUID(),
                Instant.now(),
                portal,
                new CitizenNumber(anyCccd()),
                new Announcement.VneidLogin.Identity("subject", Announcement.VneidLogin.AssuranceLevel.LEVEL_2)));
        long before = end(login.topic());
        // In one transaction, so that all of it is there when the relay begins.
        jdbc.update(
                "insert into outbox (topic, record_key, head, payload)"
                        + " select ?, ? || n, ?, ? from generate_series(1, ?) n",
                login.topic(),
                portal,
                login.headers(),
                login.payload(),
                LETTERS);
        long begin = System.nanoTime();
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(20))
                .until(outbox::isEmpty);
        double seconds = (System.nanoTime() - begin) / 1e9;
        assertThat(end(login.topic()) - before).isEqualTo(LETTERS);
        LoggerFactory.getLogger(OutboxRateTest.class)
                .info("{} letters relayed, {}/s", LETTERS, Math.round(LETTERS / seconds));
    }

    /** Records, not offsets: transactions leave markers. */
    private static long end(String topic) {
        return TOPICS.records(topic).size();
    }
}
