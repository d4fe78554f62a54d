package vn.lienket.platform.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import vn.lienket.platform.LocalPlatform;
import vn.lienket.platform.national.Identity;
import vn.lienket.platform.national.Vneid;
import vn.lienket.platform.scenario.Citizen.Holding;
import vn.lienket.schemas.EventId;

/** What a citizen does at the portals and at VNeID, as his or her habits are. */
final class Behaviour {

    private final AccountServiceApi api;
    private final LoginFeed feed;
    private final Vneid vneid;
    private final VneidBrowser browser;
    private final Patience patience;
    private final Map<String, LongAdder> decisions = new ConcurrentSkipListMap<>();
    private final LongAdder wrongDecisions = new LongAdder();

    Behaviour(LocalPlatform platform, AccountServiceApi api, LoginFeed feed, Patience patience) {
        this.api = api;
        this.feed = feed;
        this.vneid = platform.vneid();
        this.browser = new VneidBrowser(vneid.issuer());
        this.patience = patience;
    }

    /** Portal logins that were let in and should not have been, or the other way round. */
    long wrongDecisions() {
        return wrongDecisions.sum();
    }

    /** How many portal logins got which answer, so far. */
    String decisions() {
        return decisions.toString();
    }

    /** All that happens before the cutoff, except what came before the accounts were there. */
    void live(Citizen citizen) {
        for (Holding holding : citizen.holdings()) {
            updateCccd(citizen, holding);
        }
        switch (citizen.habit()) {
            case AFTER_THE_CCCD, LEVEL_1_ONLY -> logIn(citizen, citizen.habit().firstLevel(), Instant.now());
            case LEVEL_1_THEN_2 -> logInAtBothLevels(citizen);
            case BEFORE_THE_CCCD, TOLD_AFTER_THE_CUTOFF, AFTER_THE_CUTOFF, NEVER -> {}
        }
    }

    /** Step 1 of the announcement, as far as this citizen goes. */
    private void updateCccd(Citizen citizen, Holding holding) {
        AccountRow row = holding.row();
        // An imported CCCD is asked about without anybody's doing.
        patience.until(() -> !api.page(row).state().equals("CCCD_PENDING"));
        mustBeAllowed(row, true);
        if (holding.habit() == CccdHabit.SKIPS_THEN_UPDATES) {
            mustBeAllowed(row, true);
        }
        if (api.page(row).confirmed()) {
            return;
        }
        for (Submission submission : Submission.of(citizen, holding)) {
            URI answer = api.submit(row, submission);
            patience.until(() -> !api.status(row, answer).isPending());
        }
    }

    /** The citizen reads why nothing was linked, has the identity raised to level 2 and logs in again. */
    private void logInAtBothLevels(Citizen citizen) {
        logIn(citizen, "LEVEL_1", Instant.now());
        for (Holding holding : citizen.holdings()) {
            if (holding.confirmed()) {
                patience.until(() -> api.page(holding.row()).refusal() != null
                        || api.page(holding.row()).state().equals("LINKED"));
            }
        }
        try {
            vneid.put(List.of(new Identity(citizen.person().cccd(), citizen.subject(), "LEVEL_2")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        logIn(citizen, "LEVEL_2", Instant.now());
    }

    /** Step 2: VNeID's code flow, then the portal tells of it, now and then twice. The id is the same at every run. */
    void logIn(Citizen citizen, String level, Instant at) {
        VneidBrowser.LoggedIn seen =
                browser.logIn(citizen.portal(), citizen.person().cccd());
        UUID eventId = EventId.derivedFrom("vneid-login", citizen.subject(), level);
        feed.tell(citizen.portal(), eventId, seen.at(at));
        if (Dice.percent(citizen.subject(), "repeats") < 10) {
            feed.tell(citizen.portal(), eventId, seen.at(at));
        }
    }

    void logInLate(Citizen citizen, Instant cutoff) {
        boolean inTime = citizen.habit() == VneidHabit.TOLD_AFTER_THE_CUTOFF;
        logIn(citizen, "LEVEL_2", inTime ? cutoff.minusSeconds(1) : Instant.now());
        for (Holding holding : citizen.holdings()) {
            mustBeAllowed(holding.row(), !Calendar.cutsOff(holding.row()));
        }
    }

    private void mustBeAllowed(AccountRow row, boolean allowed) {
        AccountServiceApi.Login login = api.login(row);
        decisions.computeIfAbsent(login.toString(), any -> new LongAdder()).increment();
        if (login.allowed() != allowed) {
            wrongDecisions.increment();
        }
    }
}
