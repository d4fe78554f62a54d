package vn.lienket.linking;

import java.util.EnumSet;
import java.util.Set;

/** Which half of a pair has not been seen of a citizen. */
public enum Missing {
    CONFIRMED_CCCD,
    VNEID_LOGIN,
    /** There was a login, below the minimum level. */
    HIGHER_ASSURANCE;

    public static Set<Missing> of(Citizen citizen) {
        Set<Missing> missing = EnumSet.noneOf(Missing.class);
        if (citizen.accounts().isEmpty()) {
            missing.add(CONFIRMED_CCCD);
        }
        if (citizen.identity().isEmpty()) {
            missing.add(citizen.loginTooLow().isPresent() ? HIGHER_ASSURANCE : VNEID_LOGIN);
        }
        return missing;
    }
}
