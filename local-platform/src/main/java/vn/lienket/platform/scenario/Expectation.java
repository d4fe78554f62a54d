package vn.lienket.platform.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienket.platform.scenario.Citizen.Holding;

/** What must come out, worked out from the roles and the rules of DESIGN section 4, without asking any service. */
final class Expectation {

    private final Cast cast;

    Expectation(Cast cast) {
        this.cast = cast;
    }

    /** Accounts by state when all that happens before the cutoff has happened. */
    Map<String, Long> statesBeforeTheCutoff() {
        Map<String, Long> states = new HashMap<>();
        for (Citizen citizen : cast.citizens()) {
            Places places = new Places();
            for (Holding holding : citizen.holdings()) {
                states.merge(stateBefore(citizen, holding, places), 1L, Long::sum);
            }
        }
        return states;
    }

    private static String stateBefore(Citizen citizen, Holding holding, Places places) {
        if (holding.row().isExempt()) {
            return "EXEMPT";
        }
        if (holding.confirmed() && citizen.habit().countsBeforeTheCutoff()) {
            return places.take(holding) ? "LINKED" : "CONFLICT";
        }
        return holding.confirmed() ? "CCCD_VERIFIED" : "REGISTERED";
    }

    /** The whole table at the end. */
    Tally atTheEnd() {
        Tally tally = new Tally();
        for (Citizen citizen : cast.citizens()) {
            Places places = new Places();
            for (Holding holding : citizen.holdings()) {
                count(new Fate(citizen, holding, places), holding.row(), tally);
            }
        }
        return tally;
    }

    private static void count(Fate fate, AccountRow row, Tally tally) {
        tally.add(Tally.IMPORTED, row.portal());
        tally.add(Tally.STATE + fate.state(), row.portal());
        for (String told : fate.told()) {
            tally.add(told, row.portal());
            if (row.hasEmail()) {
                tally.add(Tally.EMAILS, row.portal());
            } else if (row.canBeTexted()) {
                tally.add(Tally.TEXTS, row.portal());
            }
        }
    }

    /** The portals at which a citizen has a linked account: the first takes the place. */
    private static final class Places {

        private final Set<String> taken = new HashSet<>();

        boolean take(Holding holding) {
            return taken.add(holding.row().portal());
        }
    }

    /** What becomes of one account. */
    private static final class Fate {

        private final Holding holding;
        private final VneidHabit habit;
        private final boolean inTime;
        private final boolean linked;

        Fate(Citizen citizen, Holding holding, Places places) {
            this.holding = holding;
            this.habit = citizen.habit();
            this.inTime = holding.confirmed()
                    && !holding.row().isExempt()
                    && (habit.countsBeforeTheCutoff()
                            || habit == VneidHabit.TOLD_AFTER_THE_CUTOFF
                            || habit == VneidHabit.AFTER_THE_CUTOFF && !Calendar.cutsOff(holding.row()));
            this.linked = inTime && places.take(holding);
        }

        String state() {
            if (holding.row().isExempt()) {
                return "EXEMPT";
            }
            if (inTime) {
                return linked ? "LINKED" : "CONFLICT";
            }
            if (Calendar.cutsOff(holding.row())) {
                return "CLOSED";
            }
            return holding.confirmed() ? "CCCD_VERIFIED" : "REGISTERED";
        }

        /** Each fact about the account that its citizen is told. */
        List<String> told() {
            List<String> told = new ArrayList<>();
            holding.habit().rejections().forEach(reason -> told.add(Tally.REJECTED + reason));
            if (holding.confirmed()) {
                told.add(Tally.CONFIRMED);
                refusals().forEach(reason -> told.add(Tally.REFUSED + reason));
            }
            if (linked) {
                told.add(Tally.LINKED);
            }
            if (isClosedAtTheCutoff()) {
                told.add(Tally.CLOSURES);
            }
            return told;
        }

        private List<String> refusals() {
            List<String> reasons = new ArrayList<>();
            if (holding.row().isExempt()) {
                return habit.logsIn() ? List.of("EXEMPT") : List.of();
            }
            if (habit.isTooLowAtFirst()) {
                reasons.add("ASSURANCE_TOO_LOW");
            }
            if (habit == VneidHabit.AFTER_THE_CUTOFF && !inTime) {
                reasons.add("AFTER_CUTOFF");
            }
            if (inTime && !linked) {
                reasons.add("DUPLICATE_ACCOUNT");
            }
            return reasons;
        }

        /** A login told later re-opens what was closed. */
        private boolean isClosedAtTheCutoff() {
            return !holding.row().isExempt()
                    && Calendar.cutsOff(holding.row())
                    && !(inTime && habit.countsBeforeTheCutoff());
        }
    }
}
