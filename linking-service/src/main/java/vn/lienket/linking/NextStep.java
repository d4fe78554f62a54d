package vn.lienket.linking;

/** What has to happen next for an account to be linked, and by whom. */
public enum NextStep {
    NOTHING,
    UPDATE_CCCD,
    LOG_IN_WITH_VNEID,
    RAISE_ASSURANCE,
    /** The correction of the number is on its way between two citizens. */
    WAIT_FOR_CORRECTION,
    OPS_DECIDE_DUPLICATE,
    OPS_KEEP_APART,
    CUTOFF_HAS_PASSED,
    NOT_NEEDED;

    public static NextStep of(Account account) {
        if (account.awaited().isPresent()) {
            return WAIT_FOR_CORRECTION;
        }
        return account.staysApart()
                ? OPS_KEEP_APART
                : account.standing()
                        .fold(() -> LOG_IN_WITH_VNEID, linked -> NOTHING, refused -> after(refused.reason()));
    }

    /** That of the first account that still needs one. */
    public static NextStep of(Citizen citizen) {
        return citizen.accounts().isEmpty()
                ? UPDATE_CCCD
                : citizen.accounts().stream()
                        .map(NextStep::of)
                        .filter(step -> step != NOTHING && step != NOT_NEEDED)
                        .findFirst()
                        .orElse(NOTHING);
    }

    private static NextStep after(RefusalReason reason) {
        return switch (reason) {
            case AFTER_CUTOFF -> CUTOFF_HAS_PASSED;
            case ASSURANCE_TOO_LOW -> RAISE_ASSURANCE;
            case DUPLICATE_ACCOUNT -> OPS_DECIDE_DUPLICATE;
            case EXEMPT -> NOT_NEEDED;
        };
    }
}
