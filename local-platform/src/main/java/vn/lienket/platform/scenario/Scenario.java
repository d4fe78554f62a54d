package vn.lienket.platform.scenario;

import java.nio.file.Path;
import java.time.Duration;
import vn.lienket.platform.Display;
import vn.lienket.platform.LocalPlatform;
import vn.lienket.platform.Part;

/**
 * Plays the citizens and the portals of an accounts file, before, at and after a cutoff, through public doors only: HTTP of the services and of VNeID, and
 * Kafka as a portal. What each one does follows from the row, so a second run over kept data repeats what was done, and must change nothing.
 */
public final class Scenario {

    /**
     * How to play.
     *
     * @param accounts null for the sample
     * @param outage how long the population database is down in mid-scenario
     * @param killed a service that is killed in mid-scenario and started again, or null
     */
    public record Settings(Path accounts, Duration outage, Part killed) {

        public static Settings usual() {
            return new Settings(null, Duration.ofSeconds(4), null);
        }
    }

    private final Settings settings;
    private final AccountsFile file;

    /** @throws vn.lienket.platform.CannotStart when the accounts file cannot be read */
    public Scenario(Settings settings) {
        this.settings = settings;
        this.file = settings.accounts() == null ? AccountsFile.sample() : AccountsFile.of(settings.accounts());
    }

    /** One of the file, to try things with. */
    public AccountRow exampleAccount() {
        return file.rows().get(0);
    }

    /** Returns when all is played and checked, whether it holds or not. */
    public ScenarioReport play(LocalPlatform platform, Display display) throws Exception {
        ScenarioMark.in(platform.data()).requireSame(file);
        return new Performance(settings, file, platform, display).play();
    }
}
