package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftReaderTest {

    private final DraftReader reader = new DraftReader("dvcqg", Instant.parse("2026-11-23T05:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT_ID,    '',                   ACCOUNT_ID_MISSING",
        "ACCOUNT_ID,    'a b',                BAD_ACCOUNT_ID",
        "ACCOUNT_ID,    001087000001,         PERSONAL_ACCOUNT_ID",
        "ACCOUNT_ID,    079190000002,         BAD_ACCOUNT_ID",
        "ACCOUNT_ID,    hoa@example.vn,       PERSONAL_ACCOUNT_ID",
        "ACCOUNT_TYPE,  CITIZENS,             UNKNOWN_ACCOUNT_TYPE",
        "PORTAL,        binhduong,            OTHER_PORTAL",
        "FULL_NAME,     '',                   FULL_NAME_MISSING",
        "CCCD,          00108700000,          BAD_CCCD",
        "CCCD,          00108700000A,         BAD_CCCD",
        "CCCD,          ００１０８７０００００１, BAD_CCCD",
        "CMND,          1234,                 BAD_CMND",
        "DATE_OF_BIRTH, 31/02/1987,           BAD_DATE_OF_BIRTH",
        "DATE_OF_BIRTH, 1987-13-01,           BAD_DATE_OF_BIRTH",
        "DATE_OF_BIRTH, 2027-01-01,           BAD_DATE_OF_BIRTH",
        "DATE_OF_BIRTH, '',                   DATE_OF_BIRTH_MISSING",
        "PHONE,         none,                 BAD_PHONE",
        "EMAIL,         hoa,                  BAD_EMAIL",
        "LANGUAGE,      fr,                   UNKNOWN_LANGUAGE",
        "CCCD_CONFIRMED_AT, 2026-11-24,       BAD_CCCD_CONFIRMED_AT",
        "CCCD_CONFIRMED_AT, 01/03/2024,       BAD_CCCD_CONFIRMED_AT",
        "CCCD_CONFIRMED_AT, T,                BAD_CCCD_CONFIRMED_AT"
    })
    void saysWhatIsWrongWithARow(Column column, String text, RowRefusal expected) {
        try {
            reader.read(row(column, text));
            assertThat(expected).as("refusal").isNull();
        } catch (DraftReader.BadRow bad) {
            assertThat(bad.why()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"1987-05-21, 1987-05-21", "21/05/1987, 1987-05-21", "1/5/1987, 1987-05-01", "1987, 1987"})
    void readsADateOfBirthHoweverItIsWritten(String text, String kept) throws Exception {
        assertThat(reader.read(row(Column.DATE_OF_BIRTH, text))
                        .holder()
                        .person()
                        .dateOfBirth())
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "0912 345 678, +84912345678",
        "+84912345678, +84912345678",
        "84912345678, +84912345678",
        "024.3825.1234, +842438251234"
    })
    void keepsAPhoneNumberInOneShape(String text, String kept) throws Exception {
        assertThat(reader.read(row(Column.PHONE, text)).holder().contact().phone())
                .isEqualTo(kept);
    }

    static Row.Cells row(Column changed, String text) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            cells.put(column, "");
        }
        cells.put(Column.ACCOUNT_ID, "a-1");
        cells.put(Column.ACCOUNT_TYPE, "CITIZEN");
        cells.put(Column.FULL_NAME, "Nguyễn Thị Hoà");
        cells.put(Column.DATE_OF_BIRTH, "1987-05-21");
        cells.put(Column.CCCD, "001087000001");
        cells.put(Column.EMAIL, "hoa@example.vn");
        cells.put(changed, text);
        return new Row.Cells(2, cells);
    }
}
