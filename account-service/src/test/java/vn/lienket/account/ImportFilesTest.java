package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.lienket.facts.AccountContactChanged;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.CccdUpdated;

/** Files as wholes: cut off, sent again, of another format, with numbers that were confirmed before. */
class ImportFilesTest extends ServiceTest {

    private static final String NDJSON = "application/x-ndjson";

    private final String importId = UUID.randomUUID().toString();

    @Test
    void goesOnWhereTheUploadWasCutOff() throws IOException {
        String file = file(10);
        cutOff(file, 7);
        long there = awaitLines();
        assertThat(there).isGreaterThan(1).isLessThan(11);
        Http.Answer answer = upload("text/csv", file);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.number("/imported")).isEqualTo(10);
        assertThat(answer.number("/unchanged")).isZero();
        assertThat(answer.number("/lines")).isEqualTo(11);
        importCsv(row("last", anyCccd()));
        onlyFact("account-contact-changed", key("last"), AccountContactChanged.class);
        assertThat(TOPICS.records("account-contact-changed", key("a-0"))).hasSize(1);
    }

    /** A connection that breaks in the middle of a row. */
    private void cutOff(String file, int rows) throws IOException {
        int end = file.indexOf(portal + ",a-" + rows + ",") + 20;
        try (Socket socket = new Socket("localhost", port);
                OutputStream out = socket.getOutputStream()) {
            String head = "POST /v1/accounts:import HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
                    + "Authorization: Bearer " + http.token() + "\r\nImport-Id: " + importId + "\r\nContent-Length: "
                    + file.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
            out.write((head + file.substring(0, end)).getBytes(StandardCharsets.UTF_8));
            out.flush();
            await().atMost(Duration.ofSeconds(20)).until(() -> lines() >= 4);
        }
    }

    private long lines() {
        return http.get("/v1/imports/" + importId).json().at("/lines").asLong(0);
    }

    /** Whatever the service had read when the connection broke is in by now: nobody else is at the import. */
    private long awaitLines() {
        await().during(Duration.ofMillis(500)).until(this::lines, lines -> lines == lines());
        return lines();
    }

    @Test
    void answersWhatItAnsweredWhenAFileThatIsInComesAgainUnderItsId() {
        String file = file(4);
        assertThat(upload("text/csv", file).number("/imported")).isEqualTo(4);
        assertThat(upload("text/csv", file).number("/imported")).isEqualTo(4);
        assertThat(http.get("/v1/imports/" + importId).text("/endedAt")).isNotNull();
    }

    @Test
    void refusesAnotherFileUnderTheIdOfOneThatWasCutOff() throws IOException {
        cutOff(file(10), 7);
        awaitLines();
        Http.Answer answer = upload("text/csv", file(10));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/type")).isEqualTo("/errors/other-file");
        assertThat(upload(NDJSON, file(10)).text("/type")).isEqualTo("/errors/other-file");
    }

    @Test
    void findsAnAccountThatAFileNamesAgainFarBelow() {
        String file = file(10) + row("a-1", anyCccd()) + "\n";
        Http.Answer answer = upload("text/csv", file);
        assertThat(answer.number("/imported")).isEqualTo(10);
        assertThat(answer.number("/rejectedRows")).isEqualTo(1);
        assertThat(answer.number("/rejected/0/line")).isEqualTo(12);
        assertThat(answer.text("/rejected/0/reason")).isEqualTo("DUPLICATE_IN_FILE");
        assertThat(jdbc.queryForObject(
                        "select count(*) from import_key where import_id = ?::uuid", Long.class, importId))
                .isZero();
    }

    @Test
    void readsOneJsonObjectALine() {
        String file = String.join(
                "\n",
                json("n-1", "\"cccd\":\"" + anyCccd() + "\""),
                "{\"accountId\":",
                json("n-2", "\"cccd\":[1]"),
                json("n-3", "\"cccd\":null,\"extra\":{\"deep\":[1,2]}"),
                "[]",
                json("n-4\\u0000", "\"cccd\":null"),
                json("n-5", "\"cccd\":null") + "{}");
        Http.Answer answer = upload(NDJSON, file);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.number("/imported")).isEqualTo(2);
        assertThat(answer.json()
                        .at("/rejected")
                        .valueStream()
                        .map(row -> row.at("/line").asInt() + " "
                                + row.at("/reason").asString())
                        .toList())
                .containsExactly("2 BAD_JSON", "3 BAD_JSON", "5 BAD_JSON", "6 BAD_ACCOUNT_ID", "7 BAD_JSON");
        assertThat(state("n-1")).isEqualTo("CCCD_PENDING");
        assertThat(state("n-3")).isEqualTo("REGISTERED");
    }

    private String json(String accountId, String more) {
        return "{\"portal\":\"" + portal + "\",\"accountId\":\"" + accountId
                + "\",\"accountType\":\"CITIZEN\",\"fullName\":\"Lê Thị Bé\",\"dateOfBirth\":\"1990\",\"language\":\"vi\","
                + more + "}";
    }

    @Test
    void reportsEachRejectedRowAsATableThatShowsNobody() {
        upload("text/csv", HEADER + portal + ",\"0912345678@x\n" + portal + ",\"=cmd,999\",CITIZEN,Lê A,1990,,,,,\n");
        String report = http.get("/v1/imports/" + importId + "/rejected.csv").body();
        assertThat(report.lines().map(line -> line.replaceFirst("\".*", "")))
                .containsExactly("line,reason,account,vi,en", "2,BAD_CSV,,", "3,BAD_ACCOUNT_ID,•••999,");
        assertThat(report).doesNotContain("0912345678").doesNotContain("Lê A");
    }

    @Test
    void showsAPortalItsOwnImportsOnly() {
        String mine = "/v1/portals/" + portal;
        Http office = http.with(token("office", "portal:" + portal));
        office.post(mine + "/accounts:import", "text/csv", file(1), "Import-Id", importId);
        assertThat(office.get(mine + "/imports/" + importId).number("/imported"))
                .isEqualTo(1);
        assertThat(http.get("/v1/portals/other/imports/" + importId).status()).isEqualTo(404);
        assertThat(office.get("/v1/imports/" + importId).status()).isEqualTo(403);
        assertThat(http.get("/v1/imports/nonsense").status()).isEqualTo(422);
    }

    @Test
    void sendsANumberThatWasConfirmedBeforeStraightToLinking() {
        String cccd = anyCccd();
        String file = HEADER.strip() + ",cccdConfirmedAt\n" + row("v-1", cccd) + ",2024-03-01T08:00:00+07:00\n"
                + row("v-2", anyCccd()) + ",2999-01-01\n" + row("v-3", anyCccd()) + ",\n";
        Http.Answer answer = upload("text/csv", file);
        assertThat(answer.number("/imported")).isEqualTo(2);
        assertThat(answer.text("/rejected/0/reason")).isEqualTo("BAD_CCCD_CONFIRMED_AT");
        CccdUpdated fact = TOPICS.await("cccd-updated", ref(cccd), 1, CccdUpdated.class).stream()
                .filter(updated -> updated.getPortal().equals(portal))
                .findFirst()
                .orElseThrow();
        assertThat(fact.getAccountId()).isEqualTo("v-1");
        assertThat(fact.getOccurredAt()).isEqualTo(Instant.parse("2024-03-01T01:00:00Z"));
        assertThat(state("v-1")).isEqualTo("CCCD_VERIFIED");
        assertThat(state("v-3")).isEqualTo("CCCD_PENDING");
        onlyFact("cccd-update-requested", key("v-3"), CccdUpdateRequested.class);
        assertThat(TOPICS.records("cccd-update-requested", key("v-1"))).isEmpty();
        assertThat(http.post("/v1/accounts:import", "text/csv", file).number("/unchanged"))
                .isEqualTo(2);
    }

    @Test
    void asksAboutANumberOfWhichOnlyThePortalSaysThatItWasConfirmed() {
        String cccd = anyCccd();
        Http office = http.with(token("office", "portal:" + portal));
        office.post(
                "/v1/portals/" + portal + "/accounts:import",
                "text/csv",
                HEADER.strip() + ",cccdConfirmedAt\n" + row("p-1", cccd) + ",2024-03-01T08:00:00+07:00\n");
        onlyFact("cccd-update-requested", key("p-1"), CccdUpdateRequested.class);
        assertThat(state("p-1")).isEqualTo("CCCD_PENDING");
    }

    private String file(int rows) {
        return HEADER
                + IntStream.range(0, rows)
                        .mapToObj(i -> row("a-" + i, anyCccd()) + "\n")
                        .collect(Collectors.joining());
    }

    private Http.Answer upload(String type, String file) {
        return http.post("/v1/accounts:import", type, file, "Import-Id", importId);
    }
}
