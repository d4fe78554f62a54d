package vn.lienket.account;

import java.util.Optional;

/**
 * Who the portal says holds the account.
 *
 * @param dateOfBirth ISO date, or only the year, or null
 * @param cmnd or null
 * @param cccd or null; only a claim
 */
public record Person(String fullName, String dateOfBirth, String cmnd, CitizenNumber cccd) {

    Optional<CccdClaim> claim() {
        return Optional.ofNullable(cccd).map(number -> new CccdClaim(number, cmnd, fullName, dateOfBirth));
    }

    @Override
    public String toString() {
        return "Person[…]";
    }
}
