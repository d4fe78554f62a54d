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
    private static final int LONGEST_NAME = 200;
    private static final char DELETE = 0x7f;
    private static final int LONGEST_MAILBOX = 64;
    private static final int LONGEST_DOMAIN = 190;
    private static final Pattern PHONE_PUNCTUATION = Pattern.compile("[ ().\\-]");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final DateTimeFormatter VIETNAMESE =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private Shapes() {}

    public static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME && !hasControl(text);
    }

    public static boolean isCmnd(String text) {
        return (text.length() == 9 || text.length() == 12) && areDigits(text, 0, text.length());
    }

    /** One {@code @} with something on either side of it; no blanks, controls, or marks that separate addresses. */
    public static boolean isEmail(String text) {
        int at = text.indexOf('@');
        return at > 0
                && at == text.lastIndexOf('@')
                && at < text.length() - 1
                && text.codePointCount(0, at) <= LONGEST_MAILBOX
                && text.codePointCount(at + 1, text.length()) <= LONGEST_DOMAIN
                && !hasControl(text)
                && !hasOneOf(text, " <>\",;:");
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == DELETE) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOneOf(String text, String marks) {
        for (int i = 0; i < marks.length(); i++) {
            if (text.indexOf(marks.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Each row of a file asks several times: as patterns and streams of characters, shapes were half of the work of reading it. */
    static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** {@code 1987-05-21}, {@code 21/05/1987} or {@code 1987}, as {@code 1987-05-21} or {@code 1987}. */
    public static Optional<String> dateOfBirth(String text, LocalDate today) {
        if (text.length() == 4 && areDigits(text, 0, 4)) {
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
        return isFullDate(text)
                ? LocalDate.of(
                        Integer.parseInt(text, 6, 10, 10),
                        Integer.parseInt(text, 3, 5, 10),
                        Integer.parseInt(text, 0, 2, 10))
                : LocalDate.parse(text, VIETNAMESE);
    }

    private static boolean isFullDate(String text) {
        return text.length() == 10
                && text.charAt(2) == '/'
                && text.charAt(5) == '/'
                && areDigits(text, 0, 2)
                && areDigits(text, 3, 5)
                && areDigits(text, 6, 10);
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
        String digits = areDigits(text, 0, text.length())
                ? text
                : PHONE_PUNCTUATION.matcher(text).replaceAll("");
        if (isAfter("0", digits)) {
            return Optional.of("+84" + digits.substring(1));
        }
        if (isAfter("84", digits)) {
            return Optional.of("+" + digits);
        }
        return INTERNATIONAL.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }

    /** Eight to ten digits. */
    private static boolean isAfter(String prefix, String number) {
        int digits = number.length() - prefix.length();
        return number.startsWith(prefix)
                && digits >= 8
                && digits <= 10
                && areDigits(number, prefix.length(), number.length());
    }
}
