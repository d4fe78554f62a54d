package vn.lienket.platform.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import vn.lienket.platform.Display;
import vn.lienket.platform.LocalPlatform;
import vn.lienket.platform.http.Faults.Fault;

/** What goes wrong in mid-scenario: the population database answers 503 for a while, and a service is killed and started again. */
final class Trouble {

    private static final Duration DEAD = Duration.ofSeconds(2);

    private final LocalPlatform platform;
    private final Scenario.Settings settings;
    private final Display display;
    private final AtomicReference<CompletableFuture<Void>> outage = new AtomicReference<>();
    private final AtomicReference<CompletableFuture<Void>> crash = new AtomicReference<>();

    Trouble(LocalPlatform platform, Scenario.Settings settings, Display display) {
        this.platform = platform;
        this.settings = settings;
        this.display = display;
    }

    /** Told after each citizen who is done. */
    void comesAt(int done, int of) {
        if (done == of / 5 && !settings.outage().isZero()) {
            outage.set(CompletableFuture.runAsync(this::failThePopulationDatabase));
        }
        if (done == of / 3 && settings.killed() != null) {
            crash.set(CompletableFuture.runAsync(this::killAndRestart));
        }
    }

    void awaitOver() {
        for (AtomicReference<CompletableFuture<Void>> trouble : java.util.List.of(outage, crash)) {
            if (trouble.get() != null) {
                trouble.get().join();
            }
        }
    }

    private void failThePopulationDatabase() {
        display.line(
                "the population database answers 503 for " + settings.outage().toSeconds() + " s");
        platform.populationDatabase().faults().switchOn(Fault.status(503));
        Http.pause(settings.outage());
        platform.populationDatabase().faults().switchOff();
        display.line("the population database answers again");
    }

    private void killAndRestart() {
        display.line(settings.killed().title() + " is killed (SIGKILL)");
        platform.kill(settings.killed());
        Http.pause(DEAD);
        try {
            platform.restart(settings.killed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        display.line(settings.killed().title() + " is back");
    }
}
