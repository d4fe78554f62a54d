package vn.lienket.account;

import java.time.Instant;

/**
 * The last that linking-service said of an account.
 *
 * @param sequence rises by one with each linked or unlinked fact of the account, at whichever citizen
 * @param vneidSubject null when the link was withdrawn
 * @param at effective time
 */
public record Link(String citizenRef, long sequence, String vneidSubject, boolean late, Instant at) {

    public boolean holds() {
        return vneidSubject != null;
    }
}
