package vn.lienket.platform.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.lienket.platform.CannotStart;

/** The accounts that a run starts from: the sample, or a file of one's own. */
public final class AccountsFile {

    private static final List<String> COLUMNS = List.of(
            "portal",
            "accountId",
            "accountType",
            "fullName",
            "dateOfBirth",
            "cmnd",
            "cccd",
            "phone",
            "email",
            "language");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~-]+");

    private final byte[] csv;
    private final Map<Long, String> knownRefusals;

    private AccountsFile(byte[] csv, Map<Long, String> knownRefusals) {
        this.csv = csv;
        this.knownRefusals = knownRefusals;
    }

    /** 370 rows, of which 15 are bad on purpose. */
    public static AccountsFile sample() {
        Map<Long, String> refusals = new TreeMap<>();
        new String(resource("accounts-refused.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> refusals.put(Long.parseLong(cells[0]), cells[1]));
        return new AccountsFile(resource("accounts.csv"), refusals);
    }

    public static AccountsFile of(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new CannotStart("there is no file " + file, CannotStart.WRONG_USE);
        } catch (IOException e) {
            throw new CannotStart("cannot read " + file + ": " + e.getMessage(), CannotStart.WRONG_USE);
        }
    }

    public static AccountsFile of(byte[] csv) {
        AccountsFile file = new AccountsFile(csv, null);
        if (!file.rows().isEmpty()) {
            return file;
        }
        throw new CannotStart(
                "no accounts in the file; its first line must be " + String.join(",", COLUMNS), CannotStart.WRONG_USE);
    }

    /** As it is sent to account-service. */
    public byte[] csv() {
        return csv;
    }

    /** Line and reason of each row that must be refused; empty when nobody says, as of a file of one's own. */
    public Optional<Map<Long, String>> knownRefusals() {
        return Optional.ofNullable(knownRefusals);
    }

    /**
     * Every row with all columns, bad ones too, since account-service is who judges; of an account that occurs twice the first. Only a row whose portal or
     * account could not even be named in an address plays no part.
     */
    public List<AccountRow> rows() {
        Map<String, AccountRow> rows = new LinkedHashMap<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .get();
        String text = new String(csv, StandardCharsets.UTF_8).replace("\uFEFF", "");
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            if (!parser.getHeaderNames().containsAll(COLUMNS)) {
                return List.of();
            }
            for (CSVRecord record : parser) {
                if (record.isConsistent()) {
                    AccountRow row = row(parser.getCurrentLineNumber(), record);
                    if (PLAIN.matcher(row.portal()).matches()
                            && PLAIN.matcher(row.accountId()).matches()) {
                        rows.putIfAbsent(row.key(), row);
                    }
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException notCsvFromHere) {
            // Account-service says so, with the line; what was readable is played.
            return new ArrayList<>(rows.values());
        }
        return new ArrayList<>(rows.values());
    }

    private static AccountRow row(long line, CSVRecord record) {
        return new AccountRow(
                line,
                new AccountRow.Account(record.get("portal"), record.get("accountId"), record.get("accountType")),
                new AccountRow.Who(
                        record.get("fullName"), record.get("dateOfBirth"), record.get("cmnd"), record.get("cccd")),
                new AccountRow.Contact(record.get("phone"), record.get("email"), record.get("language")));
    }

    private static byte[] resource(String name) {
        try (InputStream in = AccountsFile.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
