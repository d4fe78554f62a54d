package vn.lienket.linking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells facts about citizens to the rules, one after the other, and keeps in words what is announced. Days are counted from an arbitrary one. */
final class History {

    static final String CITIZEN = "k1.citizen";

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final LinkingRules rules = new LinkingRules(AssuranceLevel.LEVEL_2, ClockBounds.DEFAULT);
    private final Map<String, Citizen> citizens = new HashMap<>();
    private final List<String> announced = new ArrayList<>();
    private final Deque<Outcome.Told> underWay = new ArrayDeque<>();
    private Calendar calendar = Calendar.EMPTY;
    private String citizen = CITIZEN;
    private boolean handoversHeld;

    static Instant day(double days) {
        return START.plus(Duration.ofMinutes(Math.round(days * 24 * 60)));
    }

    History about(String citizenRef) {
        citizen = citizenRef;
        return this;
    }

    History confirmed(String account, double day) {
        return confirmed(account, AccountType.CITIZEN, day, "cccd " + account + " on day " + day);
    }

    History confirmed(String account, AccountType type, double day, String eventId) {
        return tell(new Fact.CccdConfirmed(
                citizen, account(account), type, new Evidence(eventId, day(day)), Optional.empty()));
    }

    History corrected(String account, String formerCitizen, double day) {
        return tell(new Fact.CccdConfirmed(
                citizen,
                account(account),
                AccountType.CITIZEN,
                new Evidence("correction of " + account + " on day " + day, day(day)),
                Optional.of(formerCitizen)));
    }

    History loggedIn(String subject, double day) {
        return loggedIn(subject, AssuranceLevel.LEVEL_2, day, day);
    }

    History loggedInAtLevel1(String subject, double day) {
        return loggedIn(subject, AssuranceLevel.LEVEL_1, day, day);
    }

    History loggedIn(String subject, AssuranceLevel level, double saidDay, double appendedDay) {
        return tell(new Fact.LoggedIn(
                subject,
                level,
                new Evidence("login " + subject + " on day " + saidDay, day(saidDay)),
                day(appendedDay)));
    }

    History ruled(Ruling.Action action, String account, double day) {
        Evidence command = new Evidence(action + " " + account + " on day " + day, day(day));
        return tell(new Fact.OpsRuled(account(account), new Ruling(action, command), "lan"));
    }

    /** From now on decisions use it; citizens are not examined again. */
    History cutoff(String portal, AccountType type, long version, double day) {
        return calendar(portal, type, new Cutoff(version, Optional.of(day(day)), Optional.empty(), false));
    }

    History calendar(String portal, AccountType type, Cutoff cutoff) {
        calendar = calendar.with(new Calendar.Entry(portal, type), cutoff);
        return this;
    }

    History reexamined() {
        return apply(rules.reexamine(known(), calendar));
    }

    History tell(Fact fact) {
        apply(rules.decide(known(), fact, calendar));
        return handoversHeld ? this : deliverHandovers();
    }

    /** What citizens' decisions tell each other stays under way until it is delivered. */
    History holdHandovers() {
        handoversHeld = true;
        return this;
    }

    History deliverHandovers() {
        String told = citizen;
        while (!underWay.isEmpty()) {
            deliverOneHandover();
        }
        return about(told);
    }

    History deliverOneHandover() {
        Outcome.Told handover = underWay.poll();
        return about(handover.citizenRef()).apply(rules.decide(known(), handover.message(), calendar));
    }

    List<String> announced() {
        return announced;
    }

    Citizen known() {
        return citizens.getOrDefault(citizen, Citizen.UNKNOWN);
    }

    private History apply(Decision decision) {
        citizens.put(citizen, decision.citizen());
        decision.outcomes()
                .forEach(outcome -> outcome.fold(
                        linked -> announced.add("#" + linked.sequence() + " linked " + name(linked.account()) + " to "
                                + linked.link().subject()
                                + linked.previousSubject()
                                        .map(previous -> " instead of " + previous)
                                        .orElse("")
                                + (linked.link().late() ? ", late" : "")),
                        unlinked -> announced.add("#" + unlinked.sequence() + " unlinked " + name(unlinked.account())
                                + " from " + unlinked.subject() + ": " + unlinked.reason()
                                + unlinked.requestedBy()
                                        .map(who -> ", asked by " + who)
                                        .orElse("")),
                        refused -> announced.add("refused " + name(refused.account()) + ": "
                                + refused.refusal().reason()),
                        underWay::add));
        return this;
    }

    private static PortalAccount account(String name) {
        String[] parts = name.split("/");
        return new PortalAccount(parts[0], parts[1]);
    }

    private static String name(PortalAccount account) {
        return account.portal() + "/" + account.accountId();
    }
}
