package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienket.schemas.ContractTopic;

class CanaryTest extends ServiceTest {

    private static final List<String> CANARIES = List.of(
            "046092771133", "046092771144", "201777333", "Cà Nà Ry", "1992-11-23", "977123321", "canary-1@example.vn");

    @Autowired
    Outbox outbox;

    @Test
    void leavesNothingPersonalInClearAnywhere() throws Exception {
        String file = HEADER + portal
                + ",a-1,CITIZEN,Cà Nà Ry,1992-11-23,201777333,046092771133,0977123321,canary-1@example.vn,vi\n"
                + portal
                + ",a-2,CITIZEN,\"Cà Nà Ry\"x,1992-11-23,201777333,046092771133,0977123321,canary-1@example.vn,vi\n"
                + portal + ",046092771133,CITIZEN,Cà Nà Ry,1992-11-23,,046092771133,,,vi\n";
        StringBuilder answers = new StringBuilder(
                http.post("/v1/accounts:import", "text/csv", file).body());
        answers.append(http.postJson(path("a-1") + "/cccd-updates", "{\"cccd\":\"046092771144\"}")
                .body());
        answers.append(http.postJson(path("a-1") + "/cccd-updates", "{\"cccd\":\"046092771144\" canary-1@example.vn")
                .body());
        answers.append(http.postJson(
                        "/v1/vneid-logins",
                        "{\"portal\":\"" + portal
                                + "\",\"cccd\":\"046092771144\",\"vneidSubject\":\"canary\",\"assuranceLevel\":\"LEVEL_2\"}")
                .body());
        answers.append(
                http.get("/v1/portals/" + portal + "/accounts/046092771133").body());
        answers.append(http.get(path("a-1")).body());
        answers.append(http.get("/actuator/prometheus").body());
        await().until(outbox::isEmpty);

        assertClean("HTTP answers", answers.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(Files.readString(Path.of("target/account-service.log")))
                .contains("POST /v1/portals/{portal}/accounts/{accountId}/cccd-updates 409");
        assertClean("log", Files.readAllBytes(Path.of("target/account-service.log")));
        assertClean("database", dump().getBytes(StandardCharsets.UTF_8));
        for (String topic : ContractTopic.names().toList()) {
            assertClean(topic, topicBytes(topic));
        }
    }

    /** As UTF-8, and as PostgreSQL shows bytes. */
    private static void assertClean(String where, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        for (String canary : CANARIES) {
            byte[] utf8 = canary.getBytes(StandardCharsets.UTF_8);
            assertThat(text.contains(new String(utf8, StandardCharsets.ISO_8859_1)))
                    .as(canary + " in " + where)
                    .isFalse();
            assertThat(text.contains(HexFormat.of().formatHex(utf8)))
                    .as(canary + " in hex in " + where)
                    .isFalse();
        }
    }

    private String dump() {
        StringBuilder dump = new StringBuilder();
        List<String> tables = jdbc.queryForList(
                "select quote_ident(table_name) from information_schema.tables where table_schema = 'public'",
                String.class);
        assertThat(tables).contains("account", "outbox");
        for (String table : tables) {
            List<Map<String, Object>> rows = jdbc.queryForList("select " + table + "::text as row from " + table);
            rows.forEach(row -> dump.append(row.get("row")).append('\n'));
        }
        return dump.toString();
    }

    private static byte[] topicBytes(String topic) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (var record : TOPICS.records(topic)) {
            List<byte[]> pieces = new ArrayList<>();
            pieces.add(record.key());
            pieces.add(record.value());
            record.headers().forEach(header -> pieces.add(header.value()));
            for (byte[] piece : pieces) {
                all.write(piece == null ? new byte[0] : piece);
            }
        }
        return all.toByteArray();
    }
}
