package vn.lienket.platform.scenario;

import java.util.List;

/** How the CCCD of one account comes to be confirmed, or not; with what the population database must answer on the way. */
enum CccdHabit {
    IN_THE_FILE(true),
    /** The portal misspelt the name: the import's claim is rejected, then the citizen corrects it. */
    MISSPELT_IN_THE_FILE(true, "NAME_MISMATCH"),
    MISSPELT_AND_LEFT_SO(false, "NAME_MISMATCH"),
    /** The number was cancelled and no other issued. */
    CANCELLED_NUMBER_IN_THE_FILE(false, "NEEDS_OFFICE_VISIT"),
    UPDATES_AT_ONCE(true),
    SKIPS_THEN_UPDATES(true),
    WRONG_NUMBER_THEN_RIGHT(true, "CCCD_UNKNOWN"),
    WRONG_NAME_THEN_RIGHT(true, "NAME_MISMATCH"),
    WRONG_NAME_ONLY(false, "NAME_MISMATCH"),
    WRONG_BIRTH_DATE_ONLY(false, "BIRTH_DATE_MISMATCH"),
    ALWAYS_SKIPS(false);

    private final boolean confirmed;
    private final List<String> rejections;

    CccdHabit(boolean confirmed, String... rejections) {
        this.confirmed = confirmed;
        this.rejections = List.of(rejections);
    }

    boolean endsConfirmed() {
        return confirmed;
    }

    List<String> rejections() {
        return rejections;
    }

    /** Whether the claim in the file is not what the population database knows. */
    boolean fileIsWrong() {
        return this == MISSPELT_IN_THE_FILE || this == MISSPELT_AND_LEFT_SO || this == CANCELLED_NUMBER_IN_THE_FILE;
    }

    /** The same row always has the same habit. @param alone the citizen has no other account, so that the file's error is nobody else's */
    static CccdHabit of(AccountRow row, boolean alone) {
        int dice = Dice.percent(row.key(), "cccd");
        if (row.isExempt()) {
            return dice < 50 ? UPDATES_AT_ONCE : ALWAYS_SKIPS;
        }
        return row.statesCccd() ? stated(dice, alone) : notStated(dice);
    }

    private static CccdHabit stated(int dice, boolean alone) {
        if (!alone || dice >= 12) {
            return IN_THE_FILE;
        }
        if (dice < 6) {
            return MISSPELT_IN_THE_FILE;
        }
        return dice < 9 ? MISSPELT_AND_LEFT_SO : CANCELLED_NUMBER_IN_THE_FILE;
    }

    private static CccdHabit notStated(int dice) {
        if (dice < 25) {
            return ALWAYS_SKIPS;
        }
        if (dice < 40) {
            return SKIPS_THEN_UPDATES;
        }
        if (dice < 47) {
            return WRONG_NAME_THEN_RIGHT;
        }
        if (dice < 54) {
            return WRONG_NUMBER_THEN_RIGHT;
        }
        if (dice < 58) {
            return WRONG_NAME_ONLY;
        }
        return dice < 61 ? WRONG_BIRTH_DATE_ONLY : UPDATES_AT_ONCE;
    }
}
