package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest extends ServiceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{cccd               | 400 | malformed-request",
                "{\"cccd\":12}         | 422 | invalid-cccd",
                "{}                  | 422 | invalid-cccd",
                "{\"cccd\":\"00108700000\"}   | 422 | invalid-cccd",
                "{\"cccd\":\"001087000001\",\"dateOfBirth\":\"31/31/1987\"} | 422 | invalid-field",
                "{\"cccd\":\"001087000001\",\"cmnd\":\"x\"} | 422 | invalid-field",
                "{\"cccd\":[]} | 400 | malformed-request",
                "{\"cccd\":\"001087000001\",\"cmdn\":\"x\"} | 422 | unknown-field",
                "{\"cccd\":\"001087000001\"} and more | 400 | malformed-request",
                "null | 400 | malformed-request",
                "'' | 400 | malformed-request"
            })
    void refusesACccdUpdateThatCannotBeOneAndStoresNothing(String body, int status, String type) {
        importCsv(row("a-1", ""));
        Http.Answer answer = http.postJson(path("a-1") + "/cccd-updates", body);
        assertProblem(answer, status, type);
        assertThat(state("a-1")).isEqualTo("REGISTERED");
    }

    @Test
    void refusesJsonThatIsTooDeep() {
        importCsv(row("d-1", ""));
        String body = "{\"cccd\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        assertProblem(http.postJson(path("d-1") + "/cccd-updates", body), 400, "malformed-request");
    }

    @Test
    void asksForWhatItNeedsToCheckANumber() {
        importCsv(portal + ",b-1,CITIZEN,Lê A,,,,,,");
        String body = "{\"cccd\":\"001087000001\"}";
        assertProblem(http.postJson(path("b-1") + "/cccd-updates", body), 422, "claim-incomplete");
    }

    @Test
    void doesNotFindAnAccountThatItDoesNotHave() {
        assertProblem(http.get(path("none")), 404, "account-not-found");
        assertProblem(http.post(path("none") + "/logins"), 404, "account-not-found");
        assertProblem(
                http.postJson(path("none") + "/cccd-updates", "{\"cccd\":\"001087000001\"}"), 404, "account-not-found");
        assertProblem(http.get(path("a%20b")), 404, "account-not-found");
        importCsv(row("c-1", ""));
        assertProblem(
                http.get(path("c-1") + "/cccd-updates/8f14e45f-ceea-467f-a9e6-2d3c4b5a6978"),
                404,
                "cccd-update-not-found");
        assertProblem(http.get(path("c-1") + "/cccd-updates/one"), 400, "malformed-request");
    }

    @Test
    void answersEverythingElseThatIsWrongWithAProblemToo() {
        assertProblem(http.get("/v1/nothing/001087000001"), 404, "not-found");
        assertProblem(http.put("/v1/accounts:import", "{}"), 405, "method-not-allowed");
        assertProblem(http.postJson("/v1/accounts:import", "{}"), 415, "unsupported-media-type");
        assertProblem(setCutoff("NOBODY", "{}"), 404, "not-found");
        assertProblem(setCutoff("CITIZEN", "{\"cutoffAt\":\"soon\"}"), 400, "malformed-request");
        assertProblem(setCutoff("CITIZEN", "{\"exempt\":true}"), 422, "invalid-field");
        assertProblem(
                setCutoff("CITIZEN", "{\"graceUntil\":\"2024-07-01T00:00+07:00\",\"reason\":\"r\"}"),
                422,
                "invalid-cutoff");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"portal\":\"dvcqg\",\"cccd\":\"1\",\"vneidSubject\":\"s\",\"assuranceLevel\":\"LEVEL_2\"} | invalid-cccd",
                "{\"cccd\":\"001087000001\",\"vneidSubject\":\"s\",\"assuranceLevel\":\"LEVEL_2\"} | invalid-field",
                "{\"portal\":\"dvcqg\",\"cccd\":\"001087000001\",\"vneidSubject\":\"001087000001\",\"assuranceLevel\":\"LEVEL_2\"} | invalid-field",
                "{\"portal\":\"dvcqg\",\"cccd\":\"001087000001\",\"vneidSubject\":\"s\",\"assuranceLevel\":\"LEVEL_3\"} | invalid-field",
                "{\"portal\":\"dvcqg\",\"cccd\":\"001087000001\",\"vneidSubject\":\"s\",\"assuranceLevel\":\"LEVEL_2\",\"eventId\":\"x\"} | invalid-field"
            })
    void refusesAVneidLoginThatCannotBeOne(String body, String type) {
        assertProblem(http.postJson("/v1/vneid-logins", body), 422, type);
    }

    private static void assertProblem(Http.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.text("/type")).isEqualTo("/errors/" + type);
        assertThat(answer.text("/detailVi")).isNotBlank();
        assertThat(answer.text("/detailEn")).isNotBlank();
        assertThat(answer.body()).doesNotContain("001087000001");
    }
}
