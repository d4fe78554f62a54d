package vn.lienket.registry;

import java.util.regex.Pattern;

/**
 * CCCD, 12 digits. Only the shape is checked: genuine numbers with an odd place, century or year exist, and whether a number exists only the population
 * database knows.
 */
public record CitizenNumber(String digits) {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{12}");

    /** @throws IllegalArgumentException without the value, when it is not 12 ASCII digits */
    public CitizenNumber {
        if (!isOne(digits)) {
            throw new IllegalArgumentException("a citizen number has 12 digits");
        }
    }

    public static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "•".repeat(12);
    }
}
