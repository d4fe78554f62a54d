package vn.lienket.registry;

import java.util.function.BiPredicate;

/**
 * What the database compares beside the number. Of several that differ the first here is what the citizen is told: a number with another name is most
 * likely a mistyped number, and naming one field helps a guesser least.
 */
public enum ClaimField {
    NAME(Rejection.NAME_MISMATCH, (claim, registered) -> FoldedName.of(claim.fullName())
            .equals(FoldedName.of(registered))),
    BIRTH_DATE(
            Rejection.BIRTH_DATE_MISMATCH,
            // Old papers give only a year. Not the other way round: a claim may not say less than the database knows.
            (claim, registered) -> claim.dateOfBirth().equals(registered)
                    || (registered.length() == 4 && claim.dateOfBirth().startsWith(registered))),
    CMND(
            Rejection.CMND_MISMATCH,
            (claim, registered) -> registered.isBlank() || claim.cmnd().stream().allMatch(registered::equals));

    private final Rejection rejection;
    private final BiPredicate<Claim, String> comparison;

    ClaimField(Rejection rejection, BiPredicate<Claim, String> comparison) {
        this.rejection = rejection;
        this.comparison = comparison;
    }

    Rejection rejection() {
        return rejection;
    }

    boolean compare(Claim claim, String registered) {
        return comparison.test(claim, registered);
    }
}
