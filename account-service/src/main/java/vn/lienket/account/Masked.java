package vn.lienket.account;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What ops may see of a person to compare two accounts. */
public record Masked(String fullName, String birthYear, String cccd, String phone) {

    public static Masked of(Account account) {
        Holder holder = account.personal().holder();
        CitizenNumber number = account.personal().claim() == null
                ? holder.person().cccd()
                : account.personal().claim().cccd();
        return new Masked(
                initials(holder.person().fullName()),
                start(holder.person().dateOfBirth(), 4),
                number == null ? null : number.masked(),
                end(holder.contact().phone()));
    }

    /** {@code Nguyễn Thị Hoà} as {@code N••• T••• H•••}: as many dots for each, the length of a name says much. */
    private static String initials(String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(name.strip().split("\\s+"))
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + "•••")
                .collect(Collectors.joining(" "));
    }

    private static String start(String text, int length) {
        return text == null ? null : text.substring(0, length);
    }

    private static String end(String phone) {
        return phone == null ? null : "•••" + phone.substring(phone.length() - 3);
    }
}
