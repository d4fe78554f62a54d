package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.facts.AccountLinked;

class AuditTest extends ServiceTest {

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    VerifyAudit verifyAudit;

    @Autowired
    Audit audit;

    @Test
    void saysWhoDidWhatWhyAndBecauseOfWhichFacts() {
        String cccd = anyCccd();
        importCsv(row("a-1", cccd));
        confirm("a-1", cccd);
        AccountLinked linked = new Facts(portal, "a-1", ref(cccd)).linked(1);
        TOPICS.say("account-linked", ref(cccd), linked);
        TOPICS.say("account-linked", ref(cccd), linked);
        awaitState("a-1", "LINKED");

        Http.Answer lines = http.get("/v1/audit/" + portal + "/a-1");
        assertThat(whats(lines)).containsExactly("CCCD_CONFIRMED", "LINKED");
        assertThat(lines.text("/1/who")).isEqualTo("linking-service");
        assertThat(lines.text("/1/why")).isEqualTo("rules 1");
        assertThat(lines.text("/1/facts/0")).isEqualTo(linked.getEventId());
        assertThat(lines.text("/1/facts/1")).isEqualTo(linked.getCccdUpdatedEventId());
        assertThat(lines.text("/1/facts/2")).isEqualTo(linked.getVneidLoginEventId());
        Http.Answer calendar = http.get("/v1/audit/" + portal + "/CITIZEN");
        assertThat(calendar.text("/1/who")).isEqualTo("tester");
    }

    @Test
    void isAppendOnly() {
        setCutoff("CITIZEN", Instant.now().plusSeconds(99));
        for (String tampering : List.of("update audit_line set who = 'x'", "delete from audit_line")) {
            assertThatThrownBy(() -> jdbc.update(tampering + " where subject = ?", portal + "/CITIZEN"))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void showsWhatTheOwnerOfTheDatabaseChangedEvenWhenHeChainsAnew() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        http.get("/v1/audit/" + portal + "/CITIZEN").text("/1/hash"))
                .isNotNull());
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Http.Answer verified = http.get("/v1/audit/verification");
            assertThat(verified.number("/publishedHeads")).isPositive();
            assertThat(verified.text("/intact")).isEqualTo("true");
        });
        assertThat(verdictAfter("update audit_line set who = 'somebody' where subject = ?")
                        .firstBroken())
                .isNotNull();
        assertThat(verdictAfter("delete from audit_line where subject = ?").isIntact())
                .isFalse();
        // The head that covers the line may still be on its way.
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            VerifyAudit.Verdict rewritten =
                    verdictAfter("update audit_line set who = 'somebody' where subject = ?", true);
            assertThat(rewritten.firstBroken()).isNull();
            assertThat(rewritten.firstContradicted()).isNotNull();
        });
    }

    private VerifyAudit.Verdict verdictAfter(String tampering) {
        return verdictAfter(tampering, false);
    }

    /** Undone afterwards; the owner can switch the trigger off. */
    private VerifyAudit.Verdict verdictAfter(String tampering, boolean chainedAnew) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.execute("alter table audit_line disable trigger all");
            assertThat(jdbc.update(tampering, portal + "/CITIZEN")).isPositive();
            if (chainedAnew) {
                chainAnew();
            }
            return verifyAudit.verify(jdbc.queryForObject("select max(day) from audit_line", LocalDate.class));
        });
    }

    private void chainAnew() {
        List<Audit.Line> lines = new ArrayList<>();
        jdbc.queryForList("select distinct day from audit_line where day is not null order by day", LocalDate.class)
                .forEach(day -> audit.eachSealedOn(day, lines::add));
        byte[] hash = null;
        for (Audit.Line line : lines) {
            hash = AuditChain.hash(hash, line);
            jdbc.update("update audit_line set hash = ? where number = ?", hash, line.number());
        }
    }

    private static List<String> whats(Http.Answer lines) {
        return lines.json()
                .valueStream()
                .map(line -> line.at("/what").asString())
                .toList();
    }
}
