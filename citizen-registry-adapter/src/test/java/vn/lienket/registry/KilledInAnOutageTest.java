package vn.lienket.registry;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short version of {@link FaultsUnderLoadTest}, for every build: two processes, faults, SIGKILL, half the quota. */
class KilledInAnOutageTest {

    private static final int LOAD = 30;
    private static final int QUOTA = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void losesNothingAndNeverExceedsTheQuota() throws Exception {
        try (LoadGround ground = new LoadGround(folder, QUOTA)) {
            CompletableFuture<Integer> other = CompletableFuture.supplyAsync(ground::startOne);
            int first = ground.startOne();
            other.join();
            Future<?> load = ground.submitSteadily(LOAD);
            await().atMost(PATIENCE).until(() -> ground.matches() > LOAD);
            ground.databaseFails("{\"reset\": true}");
            await().atMost(PATIENCE).until(() -> ground.backlog() > LOAD);
            ground.kill(first);
            ground.databaseFails("{\"garbage\": true}");
            await().atMost(PATIENCE).until(() -> ground.backlog() > 3 * LOAD);
            ground.databaseRecovers(PATIENCE);
            load.cancel(false);
            ground.drain(LOAD, PATIENCE);
            ground.assertQuotaKept();
            ground.submit(4 * LOAD);
            ground.halveQuota();
            ground.drain(0, PATIENCE);
            ground.assertAllIsAsItShouldBe();
        }
    }
}
