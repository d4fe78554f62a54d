package vn.lienket.platform.scenario;

/** When and how a citizen logs in with VNeID. */
enum VneidHabit {
    BEFORE_THE_CCCD,
    AFTER_THE_CCCD,
    LEVEL_1_ONLY,
    LEVEL_1_THEN_2,
    /** In time, but the portal could tell only after the cutoff. */
    TOLD_AFTER_THE_CUTOFF,
    AFTER_THE_CUTOFF,
    NEVER;

    boolean logsIn() {
        return this != NEVER;
    }

    String firstLevel() {
        return isTooLowAtFirst() ? "LEVEL_1" : "LEVEL_2";
    }

    boolean isTooLowAtFirst() {
        return this == LEVEL_1_ONLY || this == LEVEL_1_THEN_2;
    }

    /** A login of the right level that is known before the cutoff. */
    boolean countsBeforeTheCutoff() {
        return this == BEFORE_THE_CCCD || this == AFTER_THE_CCCD || this == LEVEL_1_THEN_2;
    }

    /** The same citizen always has the same habit. */
    static VneidHabit of(String citizenNumber) {
        int dice = Dice.percent(citizenNumber, "vneid");
        if (dice < 24) {
            return BEFORE_THE_CCCD;
        }
        if (dice < 62) {
            return AFTER_THE_CCCD;
        }
        if (dice < 69) {
            return LEVEL_1_ONLY;
        }
        if (dice < 75) {
            return LEVEL_1_THEN_2;
        }
        if (dice < 80) {
            return TOLD_AFTER_THE_CUTOFF;
        }
        return dice < 90 ? AFTER_THE_CUTOFF : NEVER;
    }
}
