package vn.lienket.linking;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** One half of a pair is there and waits for the other. */
public record Waiting(Missing missing, Instant since) {

    public static Optional<Waiting> of(Citizen citizen) {
        Set<Missing> missing = Missing.of(citizen);
        return missing.size() == 1
                ? missing.stream().findFirst().map(half -> new Waiting(half, since(citizen, half)))
                : Optional.empty();
    }

    private static Instant since(Citizen citizen, Missing half) {
        return switch (half) {
            case CONFIRMED_CCCD -> citizen.identity().orElseThrow().firstLogin().at();
            case HIGHER_ASSURANCE -> citizen.loginTooLow().orElseThrow().at();
            case VNEID_LOGIN ->
                citizen.accounts().stream()
                        .map(account -> account.confirmation().first().at())
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        };
    }
}
