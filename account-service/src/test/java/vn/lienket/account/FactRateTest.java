package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** How fast links are applied: {@code -Dfacts=100000}. */
class FactRateTest extends ServiceTest {

    private static final int FACTS = Integer.getInteger("facts", 2_000);

    @Test
    void appliesEveryLinkOfABacklog() {
        jdbc.update(
                "insert into account (portal, account_id, account_type, state, personal, exempt)"
                        + " select ?, 'n-' || n, 'CITIZEN', 'REGISTERED', ''::bytea, false from generate_series(1, ?) n",
                portal,
                FACTS);
        String ref = ref(anyCccd());
        long begin = System.nanoTime();
        TOPICS.sayAll(
                "account-linked", ref, IntStream.rangeClosed(1, FACTS).mapToObj(n -> new Facts(portal, "n-" + n, ref)
                        .linked(1)));
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> http.get("/v1/accounts/counts?portal=" + portal).number("/byState/LINKED") == FACTS);
        double seconds = (System.nanoTime() - begin) / 1e9;
        LoggerFactory.getLogger(FactRateTest.class)
                .info("{} links written and applied, {}/s", FACTS, Math.round(FACTS / seconds));
        assertThat(seconds).isLessThan(120);
    }
}
