package vn.lienket.platform.scenario;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * One account of an accounts file, as written there; what is missing is empty.
 *
 * @param line in the file, 1 for the header
 */
public record AccountRow(long line, Account account, Who who, Contact contact) {

    private static final DateTimeFormatter VIETNAMESE = DateTimeFormatter.ofPattern("d/M/uuuu");

    private static final Pattern MOBILE = Pattern.compile("(0|\\+?84)[35789][0-9]{8}");

    public record Account(String portal, String accountId, String accountType) {}

    public record Who(String fullName, String dateOfBirth, String cmnd, String cccd) {}

    public record Contact(String phone, String email, String language) {}

    public String portal() {
        return account.portal();
    }

    public String accountId() {
        return account.accountId();
    }

    /** {@code portal/accountId}. */
    public String key() {
        return portal() + "/" + accountId();
    }

    public boolean isExempt() {
        return account.accountType().equals("PORTAL_ADMIN");
    }

    public boolean hasEmail() {
        return !contact.email().isEmpty();
    }

    /** By a Vietnamese mobile number, as people write it. */
    public boolean canBeTexted() {
        return MOBILE.matcher(contact.phone().replaceAll("[ .()-]", "")).matches();
    }

    boolean statesCccd() {
        return !who.cccd().isEmpty();
    }

    /** ISO, or only the year, or empty. */
    String dateOfBirth() {
        return who.dateOfBirth().contains("/")
                ? LocalDate.parse(who.dateOfBirth(), VIETNAMESE).toString()
                : who.dateOfBirth();
    }

    @Override
    public String toString() {
        return "AccountRow[line " + line + "]";
    }
}
