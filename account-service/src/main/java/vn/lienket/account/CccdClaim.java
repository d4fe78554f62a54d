package vn.lienket.account;

/**
 * What a citizen states about himself, to be compared with the population database.
 *
 * @param cmnd earlier identity card number, or null
 * @param dateOfBirth ISO date, or only the year
 */
public record CccdClaim(CitizenNumber cccd, String cmnd, String fullName, String dateOfBirth) {

    @Override
    public String toString() {
        return "CccdClaim[" + cccd.masked() + "]";
    }
}
