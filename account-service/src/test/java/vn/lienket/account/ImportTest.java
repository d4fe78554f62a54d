package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.lienket.facts.AccountContactChanged;
import vn.lienket.facts.CccdUpdateRequested;

class ImportTest extends ServiceTest {

    @Test
    void importsTheGoodRowsAndSaysWhyNotTheOthers() {
        String cccd = anyCccd();
        Http.Answer answer = importCsv(
                row("b-1", cccd),
                portal + ",b-2,CITIZEN,\"Đỗ \"Văn\" Đức\",1987,,,,,",
                "",
                portal + ",b-3,NOBODY,Lê A,1990,,,,,",
                portal + ",b-1,CITIZEN,Lê A,1990,,,,,",
                portal + ",b-4,CITIZEN,\"Lê, Thị Bé\",02/03/1990,,,,,en",
                portal + ",b-5,CITIZEN,Lê A,1990,,123,,,",
                portal + ",b-6,CITIZEN,Lê A");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.number("/imported")).isEqualTo(2);
        assertThat(answer.json()
                        .at("/rejected")
                        .valueStream()
                        .map(row -> row.at("/line").asInt() + " "
                                + row.at("/reason").asString())
                        .toList())
                .containsExactly(
                        "3 BAD_CSV", "5 UNKNOWN_ACCOUNT_TYPE", "6 DUPLICATE_IN_FILE", "8 BAD_CCCD", "9 COLUMN_COUNT");
        assertThat(answer.text("/rejected/0/message/vi")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Lê").doesNotContain("123");
        assertThat(state("b-4")).isEqualTo("REGISTERED");
    }

    @Test
    void changesNothingWhenTheSameFileComesAgain() {
        String[] rows =
                IntStream.range(0, 10).mapToObj(i -> row("c-" + i, anyCccd())).toArray(String[]::new);
        assertThat(importCsv(rows).number("/imported")).isEqualTo(10);
        assertThat(importCsv(rows).number("/unchanged")).isEqualTo(10);
        // What came after it in the outbox has arrived, so nothing more about these is on its way.
        importCsv(row("c-last", anyCccd()));
        onlyFact("cccd-update-requested", key("c-last"), CccdUpdateRequested.class);
        assertThat(TOPICS.records("cccd-update-requested", key("c-3"))).hasSize(1);
        assertThat(TOPICS.records("account-contact-changed", key("c-3"))).hasSize(1);
    }

    @Test
    void updatesWhatChangedAndTellsWhatOthersNeed() {
        String first = anyCccd();
        importCsv(row("d-1", first));
        assertThat(importCsv(row("d-1", first).replace("hoa@example.vn", "")).number("/updated"))
                .isEqualTo(1);
        TOPICS.await("account-contact-changed", key("d-1"), 2, AccountContactChanged.class);
        reject("d-1");
        importCsv(row("d-1", anyCccd()).replace("hoa@example.vn", ""));
        TOPICS.await("cccd-update-requested", key("d-1"), 2, CccdUpdateRequested.class);
        assertThat(TOPICS.records("account-contact-changed", key("d-1"))).hasSize(2);
    }

    @Test
    void doesNotUndoWhatTheCitizenStatedSince() {
        String[] file = {row("e-1", anyCccd())};
        importCsv(file);
        reject("e-1");
        String corrected = anyCccd();
        Http.Answer submitted = http.postJson(path("e-1") + "/cccd-updates", "{\"cccd\":\"" + corrected + "\"}");
        assertThat(importCsv(file).number("/unchanged")).isEqualTo(1);
        assertThat(http.get(submitted.location()).text("/status")).isEqualTo("PENDING");
        assertThat(http.get(path("e-1")).text("/cccd")).endsWith(corrected.substring(9));
    }

    @Test
    void refusesAnotherNumberThanTheConfirmedOne() {
        String cccd = anyCccd();
        importCsv(row("f-1", cccd));
        confirm("f-1", cccd);
        assertThat(importCsv(row("f-1", anyCccd()).replace("1987", "1988")).text("/rejected/0/reason"))
                .isEqualTo("OTHER_CCCD_CONFIRMED");
        assertThat(importCsv(row("f-1", cccd).replace("hoa@", "hoa2@")).number("/updated"))
                .isEqualTo(1);
        assertThat(state("f-1")).isEqualTo("CCCD_VERIFIED");
    }

    @Test
    void takesAFileForOnePortalWithOrWithoutAByteOrderMark() {
        String file = "\uFEFFaccountId,portal,accountType,language,fullName,dateOfBirth,cmnd,cccd,phone,email\r\n"
                + "g-1,,OFFICIAL,VI,Lê Thị Bé,1990,,,,\r\n" + "g-2,elsewhere,OFFICIAL,VI,Lê Thị Bé,1990,,,,\r\n";
        Http.Answer answer = http.post("/v1/portals/" + portal + "/accounts:import", "text/csv", file);
        assertThat(answer.number("/imported")).isEqualTo(1);
        assertThat(answer.text("/rejected/0/reason")).isEqualTo("OTHER_PORTAL");
    }

    @Test
    void neverAsksAboutAnExemptAccountAndCountsItAsExempt() {
        importCsv(row("h-1", anyCccd()).replace("CITIZEN", "PORTAL_ADMIN"));
        assertThat(state("h-1")).isEqualTo("EXEMPT");
        onlyFact("account-contact-changed", key("h-1"), AccountContactChanged.class);
        assertThat(TOPICS.records("cccd-update-requested", key("h-1"))).isEmpty();
        assertThat(http.post(path("h-1") + "/logins").text("/allowed")).isEqualTo("true");
    }

    @Test
    void notesOddNumbersWithoutRefusingThem() {
        Http.Answer answer = importCsv(row("i-1", "999387000001"));
        assertThat(answer.number("/imported")).isEqualTo(1);
        assertThat(answer.number("/noted/UNKNOWN_PLACE")).isEqualTo(1);
        assertThat(answer.number("/noted/OTHER_BIRTH_YEAR")).isEqualTo(1);
    }

    @Test
    void refusesAFileWithoutItsHeaderAndDoesNotQuoteIt() {
        Http.Answer answer = http.post("/v1/accounts:import", "text/csv", row("j-1", anyCccd()));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/type")).isEqualTo("/errors/wrong-header");
        assertThat(answer.body()).contains("accountId").doesNotContain("Nguyễn");
        assertThat(http.post("/v1/accounts:import", "text/csv", "").status()).isEqualTo(422);
    }

    @Test
    void spoilsOnlyTheLineThatIsNotUtf8OrTooLong() {
        byte[] latin =
                (portal + ",k-1,CITIZEN,L\u00ea A,1990,,,,,\n").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        String rest = "x".repeat(20_000) + "\n" + row("k-2", anyCccd()) + "\n";
        Http.Answer answer = http.post("/v1/accounts:import", "text/csv", concat(HEADER, latin, rest));
        assertThat(answer.number("/imported")).isEqualTo(1);
        assertThat(answer.text("/rejected/0/reason")).isEqualTo("NOT_UTF8");
        assertThat(answer.text("/rejected/1/reason")).isEqualTo("LINE_TOO_LONG");
    }

    private static byte[] concat(String first, byte[] second, String third) {
        var all = new java.io.ByteArrayOutputStream();
        all.writeBytes(first.getBytes());
        all.writeBytes(second);
        all.writeBytes(third.getBytes());
        return all.toByteArray();
    }
}
