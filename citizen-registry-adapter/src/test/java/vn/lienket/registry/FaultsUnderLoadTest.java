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

/** The service as processes of 192 MB, on real parts, under load. {@code -Dlienket.load=200 -Dlienket.outage=PT10M} as in real life; without an outage, the rest. */
@EnabledIfSystemProperty(named = "lienket.load", matches = "[0-9]+")
class FaultsUnderLoadTest {

    private static final Logger LOG = LoggerFactory.getLogger(FaultsUnderLoadTest.class);
    private static final Duration FAULT = Duration.ofSeconds(1);
    private static final Duration OUTAGE = Duration.parse(System.getProperty("lienket.outage", "PT0S"));
    private static final Duration PATIENCE = OUTAGE.multipliedBy(3).plusMinutes(2);
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
            await().atMost(PATIENCE).until(() -> ground.matches() > LOAD);
            for (String fault : FAULTS) {
                ground.databaseFails(fault);
                passes(FAULT);
            }
            ground.databaseRecovers(PATIENCE);

            Drain drain = ground.drain(LOAD / 4, PATIENCE);
            load.cancel(false);
            await().atMost(PATIENCE).until(ground::isAllAnswered);

            LOG.warn("after {} faults {}, {}", FAULTS.size(), drain, ground.database.stats());
            ground.assertAllIsAsItShouldBe();
            assertThat(drain.perSecond())
                    .as("calls a second while the backlog drains")
                    .isGreaterThan(0.9 * QUOTA);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "lienket.outage", matches = "PT.+")
    void loseNothingInALongOutageWithKillsAndAHalvedQuota() throws Exception {
        int quota = 3 * LOAD;
        try (LoadGround ground = new LoadGround(folder, quota)) {
            int first = ground.startAdapter();
            Future<?> load = ground.submitSteadily(LOAD);
            await().atMost(PATIENCE).until(() -> ground.matches() > LOAD);
            ground.databaseFails("{\"status\": 503}");
            passes(OUTAGE.dividedBy(2));
            ground.kill(first);
            int second = ground.startAdapter();
            passes(OUTAGE.dividedBy(2));
            load.cancel(false);
            int backlog = ground.backlog();
            ground.databaseRecovers(PATIENCE);

            Drain whole = ground.drain(backlog / 2, PATIENCE);
            ground.kill(second);
            ground.startAdapter();
            await().atMost(PATIENCE).until(() -> ground.backlog() < 4 * backlog / 10);
            ground.assertQuotaKept();
            LOG.warn("after {} of outage {}, {}", OUTAGE, whole, ground.database.stats());
            ground.halveQuota();
            Drain half = ground.drain(0, PATIENCE);

            LOG.warn("with half the quota {}, {}", half, ground.database.stats());
            ground.assertAllIsAsItShouldBe();
            assertThat(whole.perSecond())
                    .as("calls a second while the backlog drains")
                    .isGreaterThan(0.9 * quota);
            assertThat(half.perSecond()).as("calls a second of half the quota").isGreaterThan(0.45 * quota);
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

            await().atMost(PATIENCE).until(ground::isAllAnswered);

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
            ground.halveQuota();

            await().atMost(PATIENCE).until(ground::isAllAnswered);

            ground.assertAllIsAsItShouldBe();
        }
    }

    private static void passes(Duration time) {
        await().pollDelay(time).atMost(time.plus(PATIENCE)).until(() -> true);
    }
}
