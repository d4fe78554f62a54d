package vn.lienket.registry;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the citizen says: this number is mine.
 *
 * @param cmnd earlier identity card number, 9 or 12 digits
 * @param dateOfBirth ISO date, or only the year where the papers say no more
 */
public record Claim(CitizenNumber number, Optional<String> cmnd, String fullName, String dateOfBirth) {

    private static final Pattern CMND = Pattern.compile("[0-9]{9}|[0-9]{12}");
    private static final Pattern BIRTH_DATE =
            Pattern.compile("(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))?");

    /** Empty when a field has not the shape that the database takes: asking would be answered by "malformed". */
    public static Optional<Claim> of(String cccd, Optional<String> cmnd, String fullName, String dateOfBirth) {
        boolean wellFormed = CitizenNumber.isOne(cccd)
                && cmnd.stream().allMatch(number -> CMND.matcher(number).matches())
                && !fullName.isBlank()
                && BIRTH_DATE.matcher(dateOfBirth).matches();
        return wellFormed
                ? Optional.of(new Claim(new CitizenNumber(cccd), cmnd, fullName, dateOfBirth))
                : Optional.empty();
    }

    /** Whether what the database holds says the same; what it holds goes no further than this. */
    public boolean agreesOn(ClaimField field, String registered) {
        return field.compare(this, registered);
    }

    @Override
    public String toString() {
        return "Claim[" + number + "]";
    }
}
