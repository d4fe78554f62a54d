package vn.lienket.platform.scenario;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import vn.lienket.platform.Display;
import vn.lienket.platform.LocalPlatform;
import vn.lienket.platform.Part;
import vn.lienket.platform.national.Identity;
import vn.lienket.platform.national.Person;

/** One run of the scenario, act by act. */
final class Performance {

    private final Scenario.Settings settings;
    private final AccountsFile file;
    private final LocalPlatform platform;
    private final Display display;
    private final AccountServiceApi api;
    private final Crowd crowd;
    private final Patience patience;
    private Cast cast;

    Performance(Scenario.Settings settings, AccountsFile file, LocalPlatform platform, Display display) {
        this.settings = settings;
        this.file = file;
        this.platform = platform;
        this.display = display;
        this.api = new AccountServiceApi(platform.ports().url(Part.ACCOUNT_SERVICE), platform.tokenIssuer());
        this.crowd = new Crowd(display);
        this.patience = new Patience(settings.outage());
        this.cast = Cast.of(file.rows());
    }

    ScenarioReport play() throws Exception {
        Instant begin = Instant.now();
        try (LoginFeed feed = new LoginFeed(platform, api)) {
            Behaviour behaviour = new Behaviour(platform, api, feed, patience);
            Operator operator = new Operator(api, cast);
            knowEverybody();
            boolean again = operator.cutoffHasPassed();
            if (again) {
                display.line("the cutoff of an earlier run has passed: that run is gone on from, no cutoff is moved");
            } else {
                operator.announce();
                crowd.each(
                        "VNeID logins before any CCCD",
                        withHabit(VneidHabit.BEFORE_THE_CCCD),
                        citizen -> behaviour.logIn(citizen, "LEVEL_2", Instant.now()));
            }
            AccountServiceApi.Imported imported = importAccounts();
            cast = cast.without(imported.refused().keySet());
            Evidence evidence = new Evidence(platform, cast, file);
            if (!again) {
                liveBeforeTheCutoff(behaviour);
                passTheCutoff(operator, evidence);
            }
            Instant cutoff = operator.firstCutoff();
            crowd.each(
                    "VNeID logins after the cutoff, or told after it",
                    withHabit(VneidHabit.AFTER_THE_CUTOFF, VneidHabit.TOLD_AFTER_THE_CUTOFF),
                    citizen -> behaviour.logInLate(citizen, cutoff));
            return report(imported, behaviour, evidence, begin);
        }
    }

    /** The national systems know who exists before anybody asks. */
    private void knowEverybody() throws IOException {
        List<Person> persons = new ArrayList<>();
        List<Identity> identities = new ArrayList<>();
        for (Citizen citizen : cast.citizens()) {
            persons.add(citizen.person());
            identities.add(new Identity(
                    citizen.person().cccd(), citizen.subject(), citizen.habit().firstLevel()));
        }
        platform.populationDatabase().put(persons);
        platform.vneid().put(identities);
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

    /** Everybody at once; in the middle of it the population database fails, and a service dies if so wished. */
    private void liveBeforeTheCutoff(Behaviour behaviour) throws Exception {
        Trouble trouble = new Trouble(platform, settings, display);
        AtomicInteger done = new AtomicInteger();
        int citizens = cast.citizens().size();
        crowd.each("portal logins, CCCD updates, VNeID logins", cast.citizens(), citizen -> {
            behaviour.live(citizen);
            trouble.comesAt(done.incrementAndGet(), citizens);
        });
        trouble.awaitOver();
        display.line("portal logins were answered: " + behaviour.decisions());
        Map<String, Long> expected = new Expectation(cast).statesBeforeTheCutoff();
        try (Display.Stage stage = display.stage("everything before the cutoff is settled", 1)) {
            patience.until(() -> {
                Map<String, Long> counts = api.counts();
                stage.says(counts.toString());
                return counts.equals(expected);
            });
        }
    }

    private void passTheCutoff(Operator operator, Evidence evidence) {
        try (Display.Stage stage = display.stage("the cutoff passes, accounts are closed", 1)) {
            Instant at = operator.bringForward();
            patience.until(() -> Instant.now().isAfter(at));
            patience.until(() -> evidence.cutoffsReached(at) == operator.cutoffs());
            stage.says(api.counts().toString());
        }
    }

    private ScenarioReport report(
            AccountServiceApi.Imported imported, Behaviour behaviour, Evidence evidence, Instant begin) {
        Tally expected = new Expectation(cast).atTheEnd();
        awaitTheEnd(evidence, expected);
        ScenarioReport.Comparison comparison = new ScenarioReport.Comparison(
                expected, evidence.tally(), behaviour.wrongDecisions(), refusalsOtherThan(imported));
        return new ScenarioReport(
                comparison,
                imported.refused(),
                evidence.invariants(),
                new ScenarioReport.Measures(
                        platform.tookToStart(), Duration.between(begin, Instant.now()), platform.residentBytes()));
    }

    /** Until the table is as expected and nobody has anything left to read; or until the patience is over, then the report shows the difference. */
    private void awaitTheEnd(Evidence evidence, Tally expected) {
        try (Display.Stage stage = display.stage("facts and e-mails arrive", 1)) {
            patience.until(() -> {
                evidence.gather();
                stage.says("%d linked, %d e-mails, %d text messages"
                        .formatted(
                                evidence.tally().of(Tally.LINKED),
                                evidence.tally().of(Tally.EMAILS),
                                evidence.tally().of(Tally.TEXTS)));
                return evidence.tally().differencesFrom(expected).isEmpty() && evidence.everythingRead();
            });
            // What came while it was read is part of the evidence too.
            evidence.gather();
        }
    }

    private List<String> refusalsOtherThan(AccountServiceApi.Imported imported) {
        return file.knownRefusals()
                .map(known -> imported.differencesFrom(known))
                .orElse(List.of());
    }

    private List<Citizen> withHabit(VneidHabit... habits) {
        Set<VneidHabit> wanted = Set.of(habits);
        return cast.citizens().stream()
                .filter(citizen -> wanted.contains(citizen.habit()))
                .toList();
    }
}
