package vn.lienket.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import vn.lienket.registry.Claim;
import vn.lienket.registry.Decision;

/** Answers as the database gives them, odd ones included, and what becomes of the claim. */
class RecordedAnswersTest {

    private static final String EVIDENCE = "\"answeredAt\":\"2024-06-15T08:30:00Z\",\"evidenceId\":\"e\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"result\":\"MATCH\"                                                                               | CONFIRMED",
                "\"result\":\"MATCH\",\"sinceVersion2\":{\"a\":[1]}                                                 | CONFIRMED",
                "\"result\":\"MISMATCH\",\"mismatches\":[\"NAME\"],\"registered\":{\"fullName\":\"ĐỖ THỊ HÒA\"}     | CONFIRMED",
                "\"result\":\"MISMATCH\",\"mismatches\":[\"NAME\"],\"registered\":{\"fullName\":\"Đo\u0302\u0303 Thi\u0323 Hoa\u0300\"} | CONFIRMED",
                "\"result\":\"MISMATCH\",\"mismatches\":[\"NAME\"],\"registered\":{\"fullName\":\"Đỗ Thị Hoa\"}     | NAME_MISMATCH",
                "\"result\":\"MISMATCH\",\"mismatches\":[\"NAME\"],\"registered\":{\"dateOfBirth\":\"1987\"}        | NAME_MISMATCH",
                "\"result\":\"MISMATCH\",\"mismatches\":[\"BIRTH_DATE\"],\"registered\":{\"dateOfBirth\":\"1987\"}  | CONFIRMED",
                "\"result\":\"MISMATCH\",\"mismatches\":[\"CMND\"],\"registered\":{\"cmnd\":\"\"}                   | CONFIRMED",
                "\"result\":\"MISMATCH\",\"mismatches\":[\"CMND\",\"NAME\"],\"registered\":{\"fullName\":\"đỗ thị hoà\"} | CMND_MISMATCH",
                "\"result\":\"MISMATCH\",\"mismatches\":[\"CMND\",\"BIRTH_DATE\",\"NAME\"]                          | NAME_MISMATCH",
                "\"result\":\"UNKNOWN\"                                                                             | CCCD_UNKNOWN",
                "\"result\":\"CANCELLED\",\"newCccd\":\"001187000001\"                                              | CCCD_CANCELLED",
                "\"result\":\"CANCELLED\",\"newCccd\":null                                                          | NEEDS_OFFICE_VISIT",
            })
    void becomeADecision(String answered, String decided) {
        Claim claim = Claim.of("999999999999", Optional.of("123456789"), "Đỗ Thị Hoà", "1987-05-21")
                .orElseThrow();
        LookupAnswer answer =
                JsonMapper.builder().build().readValue("{" + answered + "," + EVIDENCE + "}", LookupAnswer.class);

        String decision = Decision.of(claim, answer.asAnswerTo(claim))
                .fold(
                        confirmed -> "CONFIRMED",
                        rejected -> rejected.reason().name(),
                        officeVisit -> "NEEDS_OFFICE_VISIT");

        assertThat(decision).isEqualTo(decided);
    }
}
