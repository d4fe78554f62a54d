package vn.lienket.linking;

/** Why a complete pair did not link. */
public enum RefusalReason {
    AFTER_CUTOFF(true),
    ASSURANCE_TOO_LOW(false),
    DUPLICATE_ACCOUNT(false),
    EXEMPT(true);

    private final boolean saidByTheCalendar;

    RefusalReason(boolean saidByTheCalendar) {
        this.saidByTheCalendar = saidByTheCalendar;
    }

    /** Another calendar may say otherwise. */
    public boolean isSaidByTheCalendar() {
        return saidByTheCalendar;
    }
}
