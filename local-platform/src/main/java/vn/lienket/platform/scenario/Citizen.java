package vn.lienket.platform.scenario;

import java.util.List;
import vn.lienket.platform.national.Person;

/**
 * Someone who plays in the scenario.
 *
 * @param person as the population database has it
 * @param subject of the VNeID identity
 * @param portal where he or she logs in with VNeID
 */
record Citizen(Person person, String subject, VneidHabit habit, String portal, List<Holding> holdings) {

    /** An account of the citizen. */
    record Holding(AccountRow row, CccdHabit habit) {

        boolean confirmed() {
            return habit.endsConfirmed();
        }
    }

    @Override
    public String toString() {
        return "Citizen[" + subject + "]";
    }
}
