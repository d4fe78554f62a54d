package vn.lienket.registry.http;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienket.registry.CitizenNumber;
import vn.lienket.registry.Claim;
import vn.lienket.registry.ClaimField;
import vn.lienket.registry.Evidence;
import vn.lienket.registry.RegistryAnswer;

/** The database's answer as it was sent; {@link #asAnswerTo} holds it to the contract. */
record LookupAnswer(
        Result result,
        List<Field> mismatches,
        Registered registered,
        String newCccd,
        Instant answeredAt,
        String evidenceId) {

    enum Result {
        MATCH,
        MISMATCH,
        UNKNOWN,
        CANCELLED
    }

    enum Field {
        NAME(ClaimField.NAME),
        BIRTH_DATE(ClaimField.BIRTH_DATE),
        CMND(ClaimField.CMND);

        private final ClaimField meaning;

        Field(ClaimField meaning) {
            this.meaning = meaning;
        }
    }

    /** What the database holds in the fields that differ, where its rules let us see it. */
    record Registered(String fullName, String dateOfBirth, String cmnd) {

        Map<ClaimField, String> byField() {
            Map<ClaimField, String> known = new EnumMap<>(ClaimField.class);
            known.put(ClaimField.NAME, fullName);
            known.put(ClaimField.BIRTH_DATE, dateOfBirth);
            known.put(ClaimField.CMND, cmnd);
            known.values().removeIf(value -> value == null);
            return known;
        }

        @Override
        public String toString() {
            return "Registered";
        }
    }

    /** @throws BrokenContract when a part that the contract promises is missing or wrong */
    RegistryAnswer asAnswerTo(Claim claim) {
        require(result != null, "no result");
        require(answeredAt != null, "no answeredAt");
        require(evidenceId != null && !evidenceId.isBlank(), "no evidenceId");
        Evidence evidence = new Evidence(Optional.of(evidenceId), answeredAt);
        return switch (result) {
            case MATCH -> new RegistryAnswer.Match(evidence);
            case MISMATCH -> mismatch(claim, evidence);
            case UNKNOWN -> new RegistryAnswer.Unknown(evidence);
            case CANCELLED -> new RegistryAnswer.Cancelled(evidence, newNumber());
        };
    }

    /** The database compares letter by letter; where it shows us what it holds, we look again as people would. */
    private RegistryAnswer mismatch(Claim claim, Evidence evidence) {
        require(mismatches != null && !mismatches.isEmpty() && !mismatches.contains(null), "a mismatch of nothing");
        Map<ClaimField, String> known = registered == null ? Map.of() : registered.byField();
        Set<ClaimField> differing = mismatches.stream()
                .map(field -> field.meaning)
                .filter(field -> !known.containsKey(field) || !claim.agreesOn(field, known.get(field)))
                .collect(Collectors.toSet());
        return differing.isEmpty()
                ? new RegistryAnswer.Match(evidence)
                : new RegistryAnswer.Mismatch(evidence, differing);
    }

    private Optional<CitizenNumber> newNumber() {
        require(newCccd == null || CitizenNumber.isOne(newCccd), "newCccd is not a number");
        return Optional.ofNullable(newCccd).map(CitizenNumber::new);
    }

    private static void require(boolean kept, String otherwise) {
        if (!kept) {
            throw new BrokenContract(otherwise);
        }
    }

    @Override
    public String toString() {
        return "LookupAnswer[" + result + "]";
    }

    static final class BrokenContract extends RuntimeException {
        BrokenContract(String how) {
            super(how);
        }
    }
}
