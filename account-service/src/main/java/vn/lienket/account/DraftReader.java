package vn.lienket.account;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** Makes a {@link Draft} of a row, or says why not: the first thing that is wrong with it. */
final class DraftReader {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final String onlyPortal;
    private final Instant now;
    private final LocalDate today;

    /** @param onlyPortal the portal that the file is for, or null when each row names its own */
    DraftReader(String onlyPortal, Instant now) {
        this.onlyPortal = onlyPortal;
        this.now = now;
        this.today = LocalDate.ofInstant(now, VIETNAM);
    }

    Draft read(Row.Cells row) throws BadRow {
        AccountType type = AccountType.of(row.of(Column.ACCOUNT_TYPE))
                .orElseThrow(() -> new BadRow(RowRefusal.UNKNOWN_ACCOUNT_TYPE));
        Holder holder = new Holder(person(row), contact(row));
        return new Draft(row.line(), id(row, holder), type, holder, confirmedAt(row, holder.person()));
    }

    private AccountId id(Row.Cells row, Holder holder) throws BadRow {
        String portal = portal(row.of(Column.PORTAL));
        String number = row.of(Column.ACCOUNT_ID);
        if (number.isEmpty()) {
            throw new BadRow(RowRefusal.ACCOUNT_ID_MISSING);
        }
        if (repeats(number, row)) {
            throw new BadRow(RowRefusal.PERSONAL_ACCOUNT_ID);
        }
        if (!AccountId.isNumber(number)) {
            throw new BadRow(RowRefusal.BAD_ACCOUNT_ID);
        }
        return new AccountId(portal, number);
    }

    private static boolean repeats(String number, Row.Cells row) {
        return number.equals(row.of(Column.CCCD))
                || number.equals(row.of(Column.CMND))
                || number.equals(row.of(Column.PHONE))
                || number.equals(row.of(Column.EMAIL));
    }

    private String portal(String stated) throws BadRow {
        if (onlyPortal != null && !stated.isEmpty() && !stated.equals(onlyPortal)) {
            throw new BadRow(RowRefusal.OTHER_PORTAL);
        }
        String portal = stated.isEmpty() && onlyPortal != null ? onlyPortal : stated;
        if (!AccountId.isPortal(portal)) {
            throw new BadRow(RowRefusal.BAD_PORTAL);
        }
        return portal;
    }

    private Person person(Row.Cells row) throws BadRow {
        // Portals differ in how they compose tone marks; the same name must not look changed.
        String name = Normalizer.normalize(row.of(Column.FULL_NAME), Normalizer.Form.NFC);
        if (name.isEmpty()) {
            throw new BadRow(RowRefusal.FULL_NAME_MISSING);
        }
        require(Shapes.isName(name), RowRefusal.BAD_FULL_NAME);
        String cccd = row.of(Column.CCCD);
        require(cccd.isEmpty() || CitizenNumber.hasShape(cccd), RowRefusal.BAD_CCCD);
        String cmnd = row.of(Column.CMND);
        require(cmnd.isEmpty() || Shapes.isCmnd(cmnd), RowRefusal.BAD_CMND);
        String birth = dateOfBirth(row.of(Column.DATE_OF_BIRTH));
        require(cccd.isEmpty() || birth != null, RowRefusal.DATE_OF_BIRTH_MISSING);
        return new Person(name, birth, orNull(cmnd), CitizenNumber.of(cccd).orElse(null));
    }

    private Instant confirmedAt(Row.Cells row, Person person) throws BadRow {
        String stated = row.of(Column.CCCD_CONFIRMED_AT);
        if (stated.isEmpty()) {
            return null;
        }
        require(person.cccd() != null, RowRefusal.BAD_CCCD_CONFIRMED_AT);
        Instant confirmedAt = Shapes.time(stated, VIETNAM)
                .filter(time -> !time.isAfter(now))
                .orElseThrow(() -> new BadRow(RowRefusal.BAD_CCCD_CONFIRMED_AT));
        // One portal alone must not make a number somebody's: then it is a claim as any other.
        return onlyPortal == null ? confirmedAt : null;
    }

    private String dateOfBirth(String stated) throws BadRow {
        if (stated.isEmpty()) {
            return null;
        }
        return Shapes.dateOfBirth(stated, today).orElseThrow(() -> new BadRow(RowRefusal.BAD_DATE_OF_BIRTH));
    }

    private static Contact contact(Row.Cells row) throws BadRow {
        String phone = row.of(Column.PHONE);
        Optional<String> dialled = Shapes.phone(phone);
        require(phone.isEmpty() || dialled.isPresent(), RowRefusal.BAD_PHONE);
        String email = row.of(Column.EMAIL);
        require(email.isEmpty() || Shapes.isEmail(email), RowRefusal.BAD_EMAIL);
        return new Contact(orNull(email), dialled.orElse(null), language(row.of(Column.LANGUAGE)));
    }

    private static Contact.Language language(String stated) throws BadRow {
        return switch (stated.toUpperCase(Locale.ROOT)) {
            case "", "VI" -> Contact.Language.VI;
            case "EN" -> Contact.Language.EN;
            default -> throw new BadRow(RowRefusal.UNKNOWN_LANGUAGE);
        };
    }

    private static void require(boolean fine, RowRefusal otherwise) throws BadRow {
        if (!fine) {
            throw new BadRow(otherwise);
        }
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static final class BadRow extends Exception {

        private final RowRefusal why;

        BadRow(RowRefusal why) {
            super(why.name(), null, false, false);
            this.why = why;
        }

        RowRefusal why() {
            return why;
        }
    }
}
