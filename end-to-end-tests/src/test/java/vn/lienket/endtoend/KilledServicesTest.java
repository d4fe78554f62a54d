package vn.lienket.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vn.lienket.platform.Display;
import vn.lienket.platform.LocalPlatform;
import vn.lienket.platform.Part;
import vn.lienket.platform.scenario.Scenario;
import vn.lienket.platform.scenario.ScenarioReport;

/** A platform of its own: the proof reads all topics from the beginning, and nobody else may have written to them. */
class KilledServicesTest {

    @Test
    void endWithTheTableAndTheInvariantsOfAnUndisturbedRun() throws Exception {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        Display display = Display.to(new PrintStream(shown, true, StandardCharsets.UTF_8));
        try (LocalPlatform platform = RunningPlatform.start(display::line)) {
            CompletableFuture<Void> crashes = CompletableFuture.runAsync(() -> killEachService(platform, display));
            ScenarioReport report = new Scenario(Scenario.Settings.usual()).play(platform, display);
            assertThat(crashes).as(shown.toString(StandardCharsets.UTF_8)).isCompleted();
            assertThat(report.holds())
                    .as(shown.toString(StandardCharsets.UTF_8) + report)
                    .isTrue();
        }
    }

    /** Begins when the first accounts are there, so that each crash falls into the work. */
    private static void killEachService(LocalPlatform platform, Display display) {
        PortalDesk desk = new PortalDesk(platform, "dvcqg");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> desk.counts().body().path("total").asInt() > 0);
        for (Part service : Part.services()) {
            display.line(service.title() + " is killed (SIGKILL)");
            platform.kill(service);
            try {
                platform.restart(service);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            display.line(service.title() + " is back");
        }
    }
}
