package vn.lienket.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service as processes of 192 MB, on real parts, under load. {@code -Dlienket.load=200 -Dlienket.outage=PT10M} as in real life. */
@EnabledIfSystemProperty(named = "lienket.load", matches = "[0-9]+")
class FaultsUnderLoadTest {

    private static final Logger LOG = LoggerFactory.getLogger(FaultsUnderLoadTest.class);
    private static final Duration OUTAGE = Duration.parse(System.getProperty("lienket.outage", "PT1S"));
    private static final Duration PATIENCE = OUTAGE.multipliedBy(3).plusSeconds(60);
    private static final int LOAD = Integer.getInteger("lienket.load", 100);
    private static final int QUOTA = 2 * LOAD;
    private static final List<String> FAULTS = List.of(
            "{\"reset\": true}",
            "{\"garbage\": true}",
            "{\"status\": 429}",
            "{\"status\": 500}",
            "{\"latencyMs\": 3000}",
            "{\"status\": 503}");

    @TempDir
    private Path folder;

    @Test
    void loseNothingAndTheBacklogDrainsAsFastAsTheQuotaAllows() throws Exception {
        try (LoadGround ground = new LoadGround(folder, QUOTA)) {
            ground.startAdapter("--citizen-registry.read-timeout=2s");
            Future<?> load = ground.submitSteadily(LOAD);
            await().atMost(PATIENCE).until(() -> ground.confirmations() > LOAD);
            for (String fault : FAULTS) {
                ground.databaseFails(fault);
                await().pollDelay(OUTAGE).atMost(PATIENCE).until(() -> true);
            }
            long before = ground.matches();
            ground.databaseIsWell();
            await().pollInterval(Duration.ofMillis(5)).atMost(PATIENCE).until(() -> ground.matches() > before);

            long start = System.nanoTime();
            long first = ground.matches();
            int backlog = ground.submitted() - (int) ground.confirmations();
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(PATIENCE)
                    .until(() -> ground.submitted() - ground.confirmations() < LOAD / 4);
            double seconds = (System.nanoTime() - start) / 1e9;
            double rate = (ground.matches() - first) / seconds;
            load.cancel(false);
            await().atMost(PATIENCE).until(() -> ground.answers().size() == ground.submitted());

            LOG.warn(
                    "after {} of outage a backlog of {} drained in {} s at {}/s of {}/s, {}",
                    OUTAGE.multipliedBy(FAULTS.size()),
                    backlog,
                    Math.round(seconds),
                    Math.round(rate),
                    QUOTA,
                    ground.database.stats());
            ground.assertAllIsAsItShouldBe();
            assertThat(rate).as("calls a second while the backlog drains").isGreaterThan(0.9 * QUOTA);
        }
    }

    @Test
    void shareTheQuotaWhileInstancesJoinAndAreKilled() throws Exception {
        try (LoadGround ground = new LoadGround(folder, QUOTA)) {
            int first = ground.startAdapter();
            ground.submit(10 * QUOTA);
            await().atMost(PATIENCE).until(() -> ground.matches() > QUOTA);
            ground.startAdapter();
            await().atMost(PATIENCE).until(() -> ground.matches() > 4 * QUOTA);
            ground.kill(first);

            await().atMost(PATIENCE).until(() -> ground.answers().size() == ground.submitted());

            LOG.warn("with one instance joining and one killed: {}", ground.database.stats());
            ground.assertAllIsAsItShouldBe();
        }
    }

    @Test
    void askNoMoreThanAllowedInADayWhoeverIsKilled() throws Exception {
        try (LoadGround ground = new LoadGround(folder, QUOTA)) {
            ground.database.grant(QUOTA, 4L * QUOTA);
            int first = ground.startAdapter("--citizen-registry.quota.per-day=" + 4 * QUOTA);
            ground.submit(6 * QUOTA);
            await().atMost(PATIENCE).until(() -> ground.matches() > QUOTA);
            ground.kill(first);
            int second = ground.startAdapter("--citizen-registry.quota.per-day=" + 4 * QUOTA);

            await().atMost(PATIENCE).until(() -> ground.health(second).contains("\"quotaOfTheDayUsed\":true"));

            assertThat(ground.health(second)).contains("\"status\":\"UP\"").contains("degraded");
            assertThat(ground.database.stats().get("calls")).isBetween(7L * QUOTA / 2, 4L * QUOTA);
            ground.assertQuotaKept();
        }
    }

    @Test
    void rememberFailedAttemptsAfterACrash() throws Exception {
        try (LoadGround ground = new LoadGround(folder, QUOTA)) {
            int first = ground.startAdapter();
            for (int attempt = 1; attempt <= 5; attempt++) {
                assertThat(ground.answerToAGuess()).contains("CCCD_UNKNOWN");
            }
            ground.kill(first);
            ground.startAdapter();
            assertThat(ground.answerToAGuess()).contains("TOO_MANY_ATTEMPTS");
        }
    }

    @Test
    void obeyAQuotaThatIsHalvedWhileTheyRun() throws Exception {
        try (LoadGround ground = new LoadGround(folder, QUOTA)) {
            ground.startAdapter();
            ground.submit(6 * QUOTA);
            await().atMost(PATIENCE).until(() -> ground.matches() > QUOTA);
            ground.assertQuotaKept();
            ground.changeQuota(QUOTA / 2);
            await().pollDelay(Duration.ofMillis(1_500)).atMost(PATIENCE).until(() -> true);
            ground.database.grant(QUOTA / 2, Long.MAX_VALUE);

            await().atMost(PATIENCE).until(() -> ground.answers().size() == ground.submitted());

            ground.assertAllIsAsItShouldBe();
        }
    }
}
