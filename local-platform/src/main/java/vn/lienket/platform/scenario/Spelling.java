package vn.lienket.platform.scenario;

import java.text.Normalizer;
import java.util.Locale;

/** Names and numbers that the scenario makes up. */
final class Spelling {

    private Spelling() {}

    /** Equal for two spellings that may well be one person's: without any marks. */
    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** Somebody else's name, close to this one as a typing error is. */
    static String another(String name) {
        return name + "g";
    }

    /** A number nobody has: country codes end at 295. */
    static String wrong(String cccd) {
        return "9" + cccd.substring(1);
    }

    /** Where a file says nothing. */
    static String birthDateFor(String cccd) {
        return "19%02d-%02d-%02d"
                .formatted(
                        50 + Dice.below(45, cccd, "year"),
                        1 + Dice.below(12, cccd, "month"),
                        1 + Dice.below(28, cccd, "day"));
    }

    /** Well-formed: place, century and sex, year, six digits. */
    static String citizenNumberFor(AccountRow row, int attempt) {
        String dateOfBirth = row.dateOfBirth();
        int year = dateOfBirth.matches("(19|20)[0-9]{2}.*") ? Integer.parseInt(dateOfBirth.substring(0, 4)) : 1970;
        long sex = Dice.below(2, row.key(), "sex");
        return "%s%d%02d%06d"
                .formatted(
                        row.portal().equals("binhduong") ? "074" : "001",
                        2 * (year / 100 - 19) + sex,
                        year % 100,
                        Dice.below(1_000_000, row.key(), "number " + attempt));
    }
}
