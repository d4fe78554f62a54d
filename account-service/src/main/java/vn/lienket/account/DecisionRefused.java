package vn.lienket.account;

/** The decision does not count. */
public final class DecisionRefused extends RuntimeException {

    public enum Why {
        DECISION_NOT_FOUND,
        /** Nothing of the kind can be decided in the account's state. */
        NOTHING_TO_DECIDE,
        ALREADY_PROPOSED,
        ALREADY_DECIDED,
        /** Who asked cannot also approve. */
        SAME_PERSON,
        /** The calendar was changed since. */
        OVERTAKEN
    }

    private final Why why;

    public DecisionRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
