package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** How fast a cutoff closes accounts, their facts relayed meanwhile: {@code -Daccounts=2000000 -Daccount.cutoff.batch=1000}, told in {@code target/account-service.log}. */
class ClosingRateTest extends ServiceTest {

    private static final int ACCOUNTS = Integer.getInteger("accounts", 500);

    @Test
    void closesEveryAccountOfAPortal() {
        jdbc.update(
                "insert into account (portal, account_id, account_type, state, personal, exempt)"
                        + " select ?, 'k-' || n, 'CITIZEN', 'REGISTERED', ''::bytea, false from generate_series(1, ?) n",
                portal,
                ACCOUNTS);
        jdbc.execute("analyze account");
        long heapBefore = heapInUse();
        long begin = System.nanoTime();
        setCutoff("CITIZEN", Instant.now().plusSeconds(1));
        await().atMost(Duration.ofMinutes(15))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> closed() == ACCOUNTS);
        double seconds = (System.nanoTime() - begin) / 1e9 - 1;
        LoggerFactory.getLogger(ClosingRateTest.class)
                .info(
                        "{} accounts closed, {}/s; heap in use {} MiB before, {} MiB after",
                        ACCOUNTS,
                        Math.round(ACCOUNTS / seconds),
                        heapBefore,
                        heapInUse());
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(TOPICS.records("cutoff-reached", portal + "/CITIZEN"))
                        .hasSize(1));
        jdbc.update("delete from account where portal = ?", portal);
    }

    private int closed() {
        return jdbc.queryForObject(
                "select count(*) from account where portal = ? and account_type = 'CITIZEN' and state = 'CLOSED'",
                Integer.class,
                portal);
    }

    private static long heapInUse() {
        System.gc();
        Runtime heap = Runtime.getRuntime();
        return heap.totalMemory() - heap.freeMemory() >> 20;
    }
}
