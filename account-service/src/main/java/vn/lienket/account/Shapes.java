package vn.lienket.account;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** The shapes of what portals and citizens write, and the one shape in which we keep it. */
public final class Shapes {

    private static final int EARLIEST_BIRTH = 1870;
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern FULL_DATE = Pattern.compile("[0-9]{2}/[0-9]{2}/[0-9]{4}");
    private static final Pattern CMND = Pattern.compile("[0-9]{9}|[0-9]{12}");
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\",;:\\p{Cntrl}]{1,64}@[^\\s@<>\",;:\\p{Cntrl}]{1,190}");
    private static final Pattern PHONE_PUNCTUATION = Pattern.compile("[ ().\\-]");
    private static final Pattern NATIONAL = Pattern.compile("0[0-9]{8,10}");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern COUNTRY_WITHOUT_PLUS = Pattern.compile("84[0-9]{8,10}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST_NAME = 200;
    private static final DateTimeFormatter VIETNAMESE =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private Shapes() {}

    public static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && !CONTROL.matcher(text).find();
    }

    public static boolean isCmnd(String text) {
        return CMND.matcher(text).matches();
    }

    public static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    /** {@code 1987-05-21}, {@code 21/05/1987} or {@code 1987}, as {@code 1987-05-21} or {@code 1987}. */
    public static Optional<String> dateOfBirth(String text, LocalDate today) {
        if (YEAR.matcher(text).matches()) {
            int year = Integer.parseInt(text);
            return year >= EARLIEST_BIRTH && year <= today.getYear() ? Optional.of(text) : Optional.empty();
        }
        try {
            LocalDate date = text.contains("/") ? vietnamese(text) : LocalDate.parse(text);
            return date.getYear() >= EARLIEST_BIRTH && !date.isAfter(today)
                    ? Optional.of(date.toString())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Nearly all are written in full; those need no formatter. */
    private static LocalDate vietnamese(String text) {
        return FULL_DATE.matcher(text).matches()
                ? LocalDate.of(
                        Integer.parseInt(text, 6, 10, 10),
                        Integer.parseInt(text, 3, 5, 10),
                        Integer.parseInt(text, 0, 2, 10))
                : LocalDate.parse(text, VIETNAMESE);
    }

    /** {@code 2024-03-01T08:00:00+07:00}, or {@code 2024-03-01} for the beginning of that day; to the millisecond, as facts have it. */
    static Optional<Instant> time(String text, ZoneId zone) {
        try {
            Instant time = text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(zone).toInstant();
            return Optional.of(time.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** E.164 of a number as people write it; a leading 0 is Vietnam's. */
    static Optional<String> phone(String text) {
        String digits = PHONE_PUNCTUATION.matcher(text).replaceAll("");
        if (NATIONAL.matcher(digits).matches()) {
            return Optional.of("+84" + digits.substring(1));
        }
        if (COUNTRY_WITHOUT_PLUS.matcher(digits).matches()) {
            return Optional.of("+" + digits);
        }
        return INTERNATIONAL.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }
}
