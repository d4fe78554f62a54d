package vn.lienket.linking;

/** The rules of linking as one pure function: what is known, what is told, and the calendar, give what is known next and what is announced. */
public final class LinkingRules {

    /** Goes up with every change that could decide a pair differently. From then on each link must keep the version that made it. */
    public static final String VERSION = "1";

    private final Learning learning;

    public LinkingRules(AssuranceLevel minimumLevel, ClockBounds portalClocks) {
        this.learning = new Learning(minimumLevel, portalClocks);
    }

    public Decision decide(Citizen citizen, Fact fact, Calendar calendar) {
        Decision learned = learning.learn(citizen, fact);
        return learned.citizen().pairsLike(citizen) ? learned : Settling.settle(learned, calendar);
    }

    /** When the calendar has changed: a postponed cutoff re-opens what the earlier one refused. */
    public Decision reexamine(Citizen citizen, Calendar calendar) {
        return Settling.settle(Decision.silently(citizen), calendar);
    }
}
