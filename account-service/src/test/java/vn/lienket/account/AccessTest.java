package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienket.platform.TestParts;
import vn.lienket.platform.http.Faults.Fault;
import vn.lienket.platform.tokens.TokenIssuer;

class AccessTest extends ServiceTest {

    private static final TokenIssuer ISSUER = TestParts.shared().tokenIssuer();

    @Autowired
    IssuerKeys issuerKeys;

    @Test
    void letsNobodyInWithoutAGoodToken() {
        for (String bad : new String[] {
            null,
            "abc",
            ISSUER.expiredToken("lan", "ops"),
            forged(),
            token("lan@mps.gov.vn", "ops"),
            token("001087000001", "ops")
        }) {
            Http.Answer answer = http.with(bad).get("/v1/cutoffs");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.text("/type")).isEqualTo("/errors/unauthenticated");
        }
    }

    /** Counted for each, a login would take half as long again. */
    @Test
    void countsEachRequestAndNotTheFiltersThatItPasses() {
        http.get("/v1/cutoffs");
        assertThat(http.get("/actuator/prometheus").body())
                .containsPattern("http_server_requests_seconds_count.*uri=\"/v1/cutoffs\"")
                .doesNotContain("spring_security");
    }

    /** Signed by somebody who gave himself our issuer's name. */
    private static String forged() {
        String[] good = token("lan", "ops").split("\\.");
        String[] other = token("minh", "ops").split("\\.");
        return good[0] + "." + good[1] + "." + other[2];
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "portal  | GET  | /v1/portals/{mine}/accounts/none            | 404",
                "portal  | POST | /v1/portals/{mine}/accounts/none/logins     | 404",
                "portal  | GET  | /v1/portals/other/accounts/none             | 403",
                "portal  | POST | /v1/portals/other/accounts/none/logins      | 403",
                "portal  | POST | /v1/portals/other/accounts:import           | 403",
                "portal  | POST | /v1/accounts:import                         | 403",
                "portal  | GET  | /v1/accounts/counts                         | 403",
                "portal  | GET  | /v1/accounts/counts?portal=other            | 403",
                "portal  | GET  | /v1/accounts/counts?portal={mine}           | 200",
                "portal  | GET  | /v1/cutoffs                                 | 403",
                "portal  | GET  | /v1/conflicts                               | 403",
                "portal  | GET  | /v1/audit/{mine}/none                       | 403",
                "portal  | GET  | /v1/nothing                                 | 403",
                "ops     | GET  | /v1/portals/{mine}/accounts/none            | 404",
                "ops     | GET  | /v1/cutoffs                                 | 200",
                "ops     | GET  | /v1/audit/{mine}/none                       | 403",
                "ops     | GET  | /v1/nothing                                 | 404",
                "auditor | GET  | /v1/audit/{mine}/none                       | 200",
                "auditor | GET  | /v1/conflicts                               | 200",
                "auditor | GET  | /v1/portals/{mine}/accounts/none            | 403",
                "auditor | POST | /v1/conflicts/{mine}/none/notes             | 403",
                "auditor | POST | /v1/accounts:import                         | 403",
                "none    | GET  | /actuator/health                            | 200",
                "none    | GET  | /actuator/health/readiness                  | 200",
                "none    | GET  | /actuator/prometheus                        | 200",
                "none    | GET  | /actuator/env                               | 401",
            })
    void letsEachOneWhereItBelongs(String who, String method, String path, int status) {
        String token = who.equals("none") ? null : token("someone", who.equals("portal") ? "portal:" + portal : who);
        Http caller = http.with(token);
        String address = path.replace("{mine}", portal);
        Http.Answer answer = method.equals("GET") ? caller.get(address) : caller.post(address);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void takesAPortalsLoginsFromThatPortalOnly() {
        String body = "{\"portal\":\"" + portal + "\",\"cccd\":\"" + anyCccd()
                + "\",\"vneidSubject\":\"s\",\"assuranceLevel\":\"LEVEL_2\"}";
        Http other = http.with(token("someone", "portal:other", "ops"));
        assertThat(other.postJson("/v1/vneid-logins", body).text("/type")).isEqualTo("/errors/forbidden");
        assertThat(http.with(token("someone", "portal:" + portal))
                        .postJson("/v1/vneid-logins", body)
                        .status())
                .isEqualTo(202);
    }

    @Test
    void takesTheNameOfWhoAsksFromTheToken() {
        String cutoff = "{\"cutoffAt\":\"" + Instant.now().plusSeconds(7200) + "\",\"reason\":\"r\"%s}";
        Http lan = http.with(token("lan", "ops"));
        String path = "/v1/cutoffs/" + portal + "/CITIZEN";
        assertThat(lan.put(path, cutoff.formatted(",\"requestedBy\":\"minh\"")).text("/type"))
                .isEqualTo("/errors/not-yourself");
        assertThat(lan.put(path, cutoff.formatted(",\"requestedBy\":\"lan\"")).status())
                .isEqualTo(200);
        assertThat(lan.get(path + "/history").text("/0/requestedBy")).isEqualTo("lan");
    }

    @Test
    void refusesAPathThatTriesToSlipThrough() {
        Http.Answer answer = http.get("/v1/portals/" + portal + "/accounts/a;b/logins");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/type")).isEqualTo("/errors/malformed-request");
    }

    @Test
    void goesOnWithTheKeysItKnowsWhileTheIssuerIsDownAndLearnsNewOnesAfterwards() {
        assertThat(http.get("/v1/cutoffs").status()).isEqualTo(200);
        assertThat(issuerKeys.last())
                .hasValueSatisfying(keys -> assertThat(keys).doesNotContain("\"d\""));
        ISSUER.faults().switchOn(Fault.status(503));
        try {
            assertThat(http.get("/v1/cutoffs").status()).isEqualTo(200);
            ISSUER.rotateKey();
            Http.Answer newKey = http.with(token("lan", "ops")).get("/v1/cutoffs");
            assertThat(newKey.status()).isIn(401, 503);
        } finally {
            ISSUER.faults().switchOff();
        }
        org.awaitility.Awaitility.await()
                .until(() -> http.with(token("lan", "ops")).get("/v1/cutoffs").status() == 200);
        assertThat(http.get("/v1/cutoffs").status()).isEqualTo(200);
    }
}
