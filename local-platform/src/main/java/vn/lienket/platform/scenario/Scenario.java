package vn.lienket.platform.scenario;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import vn.lienket.platform.Display;
import vn.lienket.platform.LocalPlatform;
import vn.lienket.platform.Part;
import vn.lienket.platform.national.Identity;
import vn.lienket.platform.national.Person;
import vn.lienket.platform.scenario.Citizen.Holding;
import vn.lienket.schemas.EventId;

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

    private static final int AT_ONCE = 12;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(250);
    /** The new calendar has to be known everywhere before it counts. */
    private static final Duration NOTICE = Duration.ofSeconds(3);

    private final Settings settings;
    private final AccountsFile file;

    public Scenario(Settings settings) {
        this.settings = settings;
        this.file = settings.accounts() == null ? AccountsFile.sample() : AccountsFile.of(settings.accounts());
    }

    /** An account to try things with: {@code portal/accountId}. */
    public AccountRow exampleAccount() {
        return file.rows().get(0);
    }

    /** Returns when all is played and checked, whether it holds or not. */
    public ScenarioReport play(LocalPlatform platform, Display display) throws Exception {
        Instant begin = Instant.now();
        ScenarioMark.in(platform.data()).requireSame(file);
        AccountServiceApi api = new AccountServiceApi(platform.ports().url(Part.ACCOUNT_SERVICE));
        try (LoginFeed feed = new LoginFeed(platform, api)) {
            return new Play(platform, display, api, feed, Cast.of(file.rows())).toTheEnd(begin);
        }
    }

    /** One performance. */
    private final class Play {

        private final LocalPlatform platform;
        private final Display display;
        private final AccountServiceApi api;
        private final LoginFeed feed;
        private final VneidBrowser vneid;
        private final LongAdder wrongDecisions = new LongAdder();
        private Cast cast;

        Play(LocalPlatform platform, Display display, AccountServiceApi api, LoginFeed feed, Cast cast) {
            this.platform = platform;
            this.display = display;
            this.api = api;
            this.feed = feed;
            this.cast = cast;
            this.vneid = new VneidBrowser(platform.vneid().issuer());
        }

        ScenarioReport toTheEnd(Instant begin) throws Exception {
            knowEverybody();
            boolean again = cutoffHasPassed();
            if (again) {
                display.line("the cutoff of an earlier run has passed: that run is gone on from, no cutoff is moved");
            } else {
                announceTheCutoff();
                all(
                        "VNeID logins before any CCCD",
                        VneidHabit.BEFORE_THE_CCCD,
                        citizen -> logIn(citizen, "LEVEL_2", Instant.now()));
            }
            AccountServiceApi.Imported imported = importAccounts();
            cast = cast.without(imported.refused().keySet());
            Expectation expectation = new Expectation(cast);
            if (!again) {
                liveBeforeTheCutoff();
                settle("everything before the cutoff is settled", expectation.statesBeforeTheCutoff());
                passTheCutoff();
            }
            List<Citizen> late = habit(VneidHabit.AFTER_THE_CUTOFF, VneidHabit.TOLD_AFTER_THE_CUTOFF);
            each("VNeID logins after the cutoff, or told after it", late, this::logInLate);
            Evidence evidence = new Evidence(platform, cast, file);
            Tally expected = expectation.atTheEnd();
            awaitTheEnd(evidence, expected);
            return new ScenarioReport(
                    file,
                    imported,
                    expected,
                    evidence.tally(),
                    wrongDecisions.sum(),
                    evidence.invariants(),
                    Duration.between(begin, Instant.now()),
                    platform.residentBytes());
        }

        /** The national systems know who exists before anybody asks. */
        private void knowEverybody() throws IOException {
            List<Person> persons = new ArrayList<>();
            List<Identity> identities = new ArrayList<>();
            for (Citizen citizen : cast.citizens()) {
                persons.add(citizen.person());
                identities.add(new Identity(citizen.person().cccd(), citizen.subject(), firstLevel(citizen)));
            }
            platform.populationDatabase().put(persons);
            platform.vneid().put(identities);
        }

        private static String firstLevel(Citizen citizen) {
            return citizen.habit().isTooLowAtFirst() ? "LEVEL_1" : "LEVEL_2";
        }

        private boolean cutoffHasPassed() {
            Map<String, Instant> cutoffs = ofTheScenario(api.cutoffs());
            return !cutoffs.isEmpty() && cutoffs.values().stream().allMatch(Instant.now()::isAfter);
        }

        /** What the law says by default passed long ago; those of a run before are of its own time. */
        private Map<String, Instant> ofTheScenario(Map<String, Instant> cutoffs) {
            Map<String, Instant> own = new HashMap<>();
            for (Calendar.Entry entry : Calendar.entries(cast)) {
                Instant at = cutoffs.get(entry.key());
                if (at != null && at.isAfter(Instant.parse("2026-01-01T00:00:00Z"))) {
                    own.put(entry.key(), at);
                }
            }
            return own;
        }

        private void announceTheCutoff() {
            Instant far = Instant.ofEpochSecond(Instant.now().getEpochSecond()).plus(Duration.ofHours(1));
            Calendar.entries(cast).forEach(entry -> api.setCutoff(entry, far, "scenario: announced"));
        }

        private AccountServiceApi.Imported importAccounts() {
            try (Display.Stage stage = display.stage("import of the accounts", 1)) {
                AccountServiceApi.Imported imported = api.importAccounts(file.csv());
                stage.step();
                stage.says("%d new, %d updated, %d unchanged, %d rejected"
                        .formatted(
                                imported.imported(),
                                imported.updated(),
                                imported.unchanged(),
                                imported.refused().size()));
                return imported;
            }
        }

        /** Legacy logins, CCCD updates, VNeID logins, side by side; in the middle of it the population database fails, and a service dies if so wished. */
        private void liveBeforeTheCutoff() throws Exception {
            Trouble trouble = new Trouble(platform, settings, display);
            AtomicInteger done = new AtomicInteger();
            int citizens = cast.citizens().size();
            each("portal logins, CCCD updates, VNeID logins", cast.citizens(), citizen -> {
                live(citizen);
                trouble.comesAt(done.incrementAndGet(), citizens);
            });
            trouble.awaitOver();
        }

        private void live(Citizen citizen) {
            for (Holding holding : citizen.holdings()) {
                updateCccd(citizen, holding);
            }
            switch (citizen.habit()) {
                case AFTER_THE_CCCD, LEVEL_1_ONLY -> logIn(citizen, firstLevel(citizen), Instant.now());
                case LEVEL_1_THEN_2 -> logInAtBothLevels(citizen);
                case BEFORE_THE_CCCD, TOLD_AFTER_THE_CUTOFF, AFTER_THE_CUTOFF, NEVER -> {}
            }
        }

        /** Step 1 of the announcement, as far as this citizen goes. */
        private void updateCccd(Citizen citizen, Holding holding) {
            AccountRow row = holding.row();
            awaitAnswer(row);
            AccountServiceApi.Login login = api.login(row);
            check(login.allowed());
            if (holding.habit() == CccdHabit.SKIPS_THEN_UPDATES) {
                check(api.login(row).allowed());
            }
            if (api.page(row).confirmed()) {
                return;
            }
            for (Submission submission : Submission.of(citizen, holding)) {
                URI answer = api.submit(row, submission);
                await(() -> !api.status(answer).isPending());
            }
        }

        /** An imported CCCD is asked about without anybody's doing. */
        private void awaitAnswer(AccountRow row) {
            await(() -> !api.page(row).state().equals("CCCD_PENDING"));
        }

        /** The citizen reads why nothing was linked, has the identity raised to level 2 and logs in again. */
        private void logInAtBothLevels(Citizen citizen) {
            logIn(citizen, "LEVEL_1", Instant.now());
            for (Holding holding : citizen.holdings()) {
                if (holding.confirmed()) {
                    await(() -> api.page(holding.row()).refusal() != null
                            || api.page(holding.row()).state().equals("LINKED"));
                }
            }
            raiseToLevel2(citizen);
            logIn(citizen, "LEVEL_2", Instant.now());
        }

        private void raiseToLevel2(Citizen citizen) {
            try {
                platform.vneid().put(List.of(new Identity(citizen.person().cccd(), citizen.subject(), "LEVEL_2")));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /** Step 2: VNeID's code flow, then the portal tells. The id is the same at every run. */
        private void logIn(Citizen citizen, String level, Instant at) {
            VneidBrowser.LoggedIn seen =
                    vneid.logIn(citizen.portal(), citizen.person().cccd());
            UUID eventId = EventId.derivedFrom("vneid-login", citizen.subject(), level);
            VneidBrowser.LoggedIn login =
                    new VneidBrowser.LoggedIn(seen.subject(), seen.citizenNumber(), seen.assuranceLevel(), at);
            feed.tell(citizen.portal(), eventId, login);
            if (Dice.percent(citizen.subject(), "repeats") < 10) {
                feed.tell(citizen.portal(), eventId, login);
            }
        }

        private void logInLate(Citizen citizen) {
            boolean inTime = citizen.habit() == VneidHabit.TOLD_AFTER_THE_CUTOFF;
            logIn(citizen, "LEVEL_2", inTime ? firstCutoff().minusSeconds(1) : Instant.now());
            for (Holding holding : citizen.holdings()) {
                boolean open = holding.row().isExempt() || !Calendar.cutsOff(holding.row());
                check(api.login(holding.row()).allowed() == open);
            }
        }

        private Instant firstCutoff() {
            return ofTheScenario(api.cutoffs()).values().stream()
                    .min(Instant::compareTo)
                    .orElseThrow();
        }

        private void passTheCutoff() {
            Instant at = Instant.ofEpochMilli(Instant.now().plus(NOTICE).toEpochMilli());
            try (Display.Stage stage = display.stage("the cutoff passes, accounts are closed", 1)) {
                Calendar.entries(cast).forEach(entry -> api.setCutoff(entry, at, "scenario: brought forward"));
                long open = Calendar.entries(cast).isEmpty() ? 0 : 1;
                await(() -> Instant.now().isAfter(at));
                Evidence evidence = new Evidence(platform, cast, file);
                await(() -> open == 0
                        || evidence.cutoffsReached(at) == Calendar.entries(cast).size());
                stage.step();
                stage.says(api.counts().toString());
            }
        }

        private void settle(String name, Map<String, Long> states) {
            try (Display.Stage stage = display.stage(name, 1)) {
                await(() -> {
                    Map<String, Long> counts = api.counts();
                    stage.says(counts.toString());
                    return counts.equals(states);
                });
                stage.step();
            }
        }

        /** Until the table is as expected and nobody has anything left to read; or until the patience is over, then the report shows the difference. */
        private void awaitTheEnd(Evidence evidence, Tally expected) {
            try (Display.Stage stage = display.stage("facts and e-mails arrive", 1)) {
                await(() -> {
                    evidence.gather();
                    stage.says(evidence.tally().of(Tally.LINKED) + " linked, "
                            + evidence.tally().of(Tally.EMAILS) + " e-mails");
                    return evidence.tally().differencesFrom(expected).isEmpty() && evidence.everythingRead();
                });
                evidence.gather();
                stage.step();
            }
        }

        private void check(boolean asExpected) {
            if (!asExpected) {
                wrongDecisions.increment();
            }
        }

        private List<Citizen> habit(VneidHabit... habits) {
            Set<VneidHabit> wanted = Set.of(habits);
            return cast.citizens().stream()
                    .filter(citizen -> wanted.contains(citizen.habit()))
                    .toList();
        }

        private void all(String name, VneidHabit habit, Consumer<Citizen> action) throws Exception {
            each(name, habit(habit), action);
        }

        private void each(String name, Collection<Citizen> citizens, Consumer<Citizen> action) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
            try (Display.Stage stage = display.stage(name, citizens.size())) {
                List<Future<?>> all = new ArrayList<>();
                for (Citizen citizen : citizens) {
                    all.add(threads.submit(() -> {
                        action.accept(citizen);
                        stage.step();
                    }));
                }
                for (Future<?> one : all) {
                    one.get();
                }
                stage.says(citizens.size() + " citizens");
            } catch (ExecutionException e) {
                throw new IllegalStateException(name + ": " + e.getCause().getMessage(), e.getCause());
            } finally {
                threads.shutdownNow();
            }
        }

        private void await(BooleanSupplier condition) {
            Instant until = Instant.now().plus(LONGEST).plus(settings.outage());
            while (!condition.getAsBoolean() && Instant.now().isBefore(until)) {
                Http.pause(POLL);
            }
        }
    }
}
