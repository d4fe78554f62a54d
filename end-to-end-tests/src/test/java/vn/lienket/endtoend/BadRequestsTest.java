package vn.lienket.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.lienket.platform.LocalPlatform;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestsTest {

    private static final String HEADER =
            "portal,accountId,accountType,fullName,dateOfBirth,cmnd,cccd,phone,email,language\n";
    private static final String PORTAL = "mistakes";

    private final LocalPlatform platform = RunningPlatform.get();
    private final PortalDesk desk = new PortalDesk(platform, PORTAL);

    @BeforeAll
    void theCutoffOfThisPortalIsFarAway() {
        assertThat(desk.setCutoff("CITIZEN", Instant.now().plus(Duration.ofDays(30)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void saysThatAnAccountIsUnknown() {
        assertProblem(desk.logIn("nobody"), 404, "/errors/account-not-found");
        assertProblem(desk.identityPage("nobody"), 404, "/errors/account-not-found");
        assertProblem(desk.submitCccd("nobody", Map.of("cccd", "079099012345")), 404, "/errors/account-not-found");
    }

    @Test
    void saysThatACccdHasTwelveDigitsAndStoresNothing() throws Exception {
        Citizen citizen = imported();
        Answer answer = desk.submitCccd(citizen.accountId(), Map.of("cccd", "07909901234x"));
        assertThat(answer.status()).isBetween(400, 422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().toString()).doesNotContain("07909901234x");
        assertThat(desk.identityPage(citizen.accountId()).body().path("state").asText())
                .isEqualTo("REGISTERED");
    }

    @Test
    void saysThatJsonIsMalformed() throws Exception {
        Citizen citizen = imported();
        Answer answer = desk.submitCccd(citizen.accountId(), "{\"cccd\": ");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(desk.identityPage(citizen.accountId()).body().path("state").asText())
                .isEqualTo("REGISTERED");
    }

    @Test
    void reportsBadRowsAndImportsTheGoodOnes() throws Exception {
        Citizen good = Citizen.knownTo(platform);
        Citizen bad = Citizen.knownTo(platform);
        String file = HEADER + good.csvRow(PORTAL) + "\n" + bad.csvRow(PORTAL).replace("CITIZEN", "WIZARD") + "\n";
        Answer first = desk.importAccounts(file);
        assertThat(first.body().path("imported").asInt()).isEqualTo(1);
        assertThat(first.body().path("rejected")).hasSize(1);
        assertThat(first.body().path("rejected").path(0).path("line").asInt()).isEqualTo(3);
        assertThat(first.body().path("rejected").path(0).path("reason").asText())
                .isNotBlank();

        Answer again = desk.importAccounts(file);
        assertThat(again.body().path("imported").asInt()).isZero();
        assertThat(again.body().path("unchanged").asInt()).isEqualTo(1);
    }

    private Citizen imported() throws Exception {
        Citizen citizen = Citizen.knownTo(platform);
        assertThat(desk.importAccounts(HEADER + citizen.csvRow(PORTAL) + "\n")
                        .body()
                        .path("imported")
                        .asInt())
                .isEqualTo(1);
        return citizen;
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().path("type").asText()).isEqualTo(type);
        assertThat(answer.body().path("detailVi").asText()).isNotBlank();
        assertThat(answer.body().path("detailEn").asText()).isNotBlank();
    }
}
