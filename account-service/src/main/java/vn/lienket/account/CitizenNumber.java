package vn.lienket.account;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A CCCD: twelve digits, kept as text. Only a wrong shape is refused. Genuine numbers with an odd structure exist, so place and year are noted, never
 * refused; only the population database proves that a number exists.
 */
public record CitizenNumber(String digits) {

    private static final int LENGTH = 12;
    private static final int FIRST_COUNTRY = 101;
    private static final int LAST_COUNTRY = 295;

    /** What may be wrong with a number, and often is not. */
    public enum Oddity {
        UNKNOWN_PLACE,
        OTHER_BIRTH_YEAR
    }

    public CitizenNumber {
        if (!hasShape(digits)) {
            throw new IllegalArgumentException("a citizen number has 12 digits");
        }
    }

    public static boolean hasShape(String text) {
        return text.length() == LENGTH && Shapes.areDigits(text, 0, LENGTH);
    }

    public static Optional<CitizenNumber> of(String text) {
        return hasShape(text) ? Optional.of(new CitizenNumber(text)) : Optional.empty();
    }

    /** @param dateOfBirth ISO date or year, as claimed */
    public Set<Oddity> oddities(String dateOfBirth) {
        Set<Oddity> found = EnumSet.noneOf(Oddity.class);
        if (!Provinces.CODES.contains(digits.substring(0, 3)) && !isCountry()) {
            found.add(Oddity.UNKNOWN_PLACE);
        }
        if (birthYear() != Integer.parseInt(dateOfBirth.substring(0, 4))) {
            found.add(Oddity.OTHER_BIRTH_YEAR);
        }
        return found;
    }

    String place() {
        return digits.substring(0, 3);
    }

    /** Three last digits show, which is what portals print. */
    public String masked() {
        return "•••••••••" + digits.substring(9);
    }

    @Override
    public String toString() {
        return masked();
    }

    private boolean isCountry() {
        int place = Integer.parseInt(digits.substring(0, 3));
        return place >= FIRST_COUNTRY && place <= LAST_COUNTRY;
    }

    /** The fourth digit is 2 × (century − 20) + sex. */
    private int birthYear() {
        int century = 19 + (digits.charAt(3) - '0') / 2;
        return century * 100 + Integer.parseInt(digits.substring(4, 6));
    }
}
