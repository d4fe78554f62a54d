package vn.lienket.linking;

import java.util.Optional;

/**
 * An account that a corrected number took away to another citizen.
 *
 * @param correction the {@code cccd-updated} that did; what was confirmed of the account here until then no longer counts
 * @param to the citizen who asked for it; empty until then
 * @param sequence of its last linked or unlinked fact, as far as it is known here
 * @param answerOwed it was asked for while it was itself still awaited here
 */
public record Departure(
        PortalAccount account, Evidence correction, Optional<String> to, long sequence, boolean answerOwed) {

    Departure withSequence(long newSequence) {
        return new Departure(account, correction, to, newSequence, answerOwed);
    }

    Departure answered() {
        return new Departure(account, correction, to, sequence, false);
    }
}
