package vn.lienket.platform.national;

import java.util.ArrayList;
import java.util.List;

/**
 * A citizen as the population database knows him or her.
 *
 * @param cmnd earlier identity card number, or null
 * @param dateOfBirth ISO date, or only the year
 * @param cancelled the number no longer counts
 * @param newCccd the number that replaced a cancelled one, or null
 */
public record Person(String cccd, String cmnd, String fullName, String dateOfBirth, Boolean cancelled, String newCccd) {

    public Person(String cccd, String cmnd, String fullName, String dateOfBirth) {
        this(cccd, cmnd, fullName, dateOfBirth, null, null);
    }

    boolean isCancelled() {
        return Boolean.TRUE.equals(cancelled);
    }

    /** The fields of the claim that say something else than the register. */
    List<String> mismatches(Lookup claim) {
        List<String> mismatches = new ArrayList<>();
        if (!FoldedName.of(fullName).equals(FoldedName.of(claim.fullName()))) {
            mismatches.add("NAME");
        }
        if (!agree(dateOfBirth, claim.dateOfBirth())) {
            mismatches.add("BIRTH_DATE");
        }
        if (claim.hasCmnd() && cmnd != null && !cmnd.equals(claim.cmnd())) {
            mismatches.add("CMND");
        }
        return mismatches;
    }

    /** Old papers often say only the year. */
    private static boolean agree(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    @Override
    public String toString() {
        return "Person[••••••••" + cccd.substring(8) + "]";
    }
}
