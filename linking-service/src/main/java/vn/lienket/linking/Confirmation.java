package vn.lienket.linking;

import java.time.Instant;

/**
 * What the population database confirmed of an account.
 *
 * @param first the earliest confirmation seen; a later one has the same meaning
 * @param asOf time of the latest confirmation seen, which says the type
 */
public record Confirmation(Evidence first, AccountType type, Instant asOf) {

    static Confirmation of(Evidence evidence, AccountType type) {
        return new Confirmation(evidence, type, evidence.at());
    }

    Confirmation also(Evidence evidence, AccountType toldType) {
        boolean newest = evidence.at().isAfter(asOf);
        return new Confirmation(
                Evidence.earlier(first, evidence), newest ? toldType : type, newest ? evidence.at() : asOf);
    }
}
