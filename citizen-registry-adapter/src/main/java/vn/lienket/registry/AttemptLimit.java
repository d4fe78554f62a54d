package vn.lienket.registry;

import java.time.Duration;

/**
 * Against guessing, which would harm the citizen whose number is guessed, and cost the database questions.
 *
 * @param most failed attempts of one account {@code within} that time
 * @param coolDown how long after the last of them the account has to wait
 */
public record AttemptLimit(int most, Duration within, Duration coolDown) {

    /** How long a failed attempt can matter. */
    Duration memory() {
        return within.plus(coolDown);
    }
}
