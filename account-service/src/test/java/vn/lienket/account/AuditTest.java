package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.account.command.VerifyAuditCommand;
import vn.lienket.facts.AccountLinked;

class AuditTest extends ServiceTest {

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    VerifyAudit verifyAudit;

    @Autowired
    Audit audit;

    @Autowired
    SealedHeads heads;

    @Autowired
    Environment environment;

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
        assertThatThrownBy(() -> jdbc.update("truncate audit_line")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void showsEachWayInWhichTheOwnerOfTheDatabaseCouldRewriteIt() {
        awaitIntact();
        assertThat(after("update audit_line set who = 'somebody' where subject = ?", true)
                        .firstBroken())
                .isNotNull();
        assertThat(after("delete from audit_line where subject = ?", true).firstBroken())
                .isNotNull();
        VerifyAudit.Verdict lastLinesDeleted = after(
                "delete from audit_line where number >= (select min(number) from audit_line where subject = ?)", true);
        assertThat(lastLinesDeleted.firstBroken()).isNull();
        assertThat(lastLinesDeleted.firstContradicted()).isNotNull();
        VerifyAudit.Verdict chainedAnew = after("update audit_line set who = 'somebody' where subject = ?", false);
        assertThat(chainedAnew.firstBroken()).isNull();
        assertThat(chainedAnew.firstContradicted()).isNotNull();
        VerifyAudit.Verdict dayDeleted = after("delete from audit_line where 'a day and all of it' <> ?", true);
        assertThat(dayDeleted.lines()).isZero();
        assertThat(dayDeleted.firstContradicted()).isNotNull();
    }

    @Test
    void isVerifiedByACommandThatKnowsNoSecret() {
        awaitIntact();
        String[] settings = Stream.of(
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.kafka.bootstrap-servers",
                        "spring.kafka.properties.schema.registry.url")
                .map(name -> "--" + name + "=" + environment.getProperty(name))
                .toArray(String[]::new);
        assertThat(VerifyAuditCommand.run(null, settings)).isZero();
        try {
            tamper("update audit_line set why = why || '!' where subject = ?");
            assertThat(VerifyAuditCommand.run(null, settings)).isOne();
            assertThat(VerifyAuditCommand.run("2020-01-01", settings)).isZero();
        } finally {
            tamper("update audit_line set why = left(why, -1) where subject = ?");
        }
    }

    /** Everything sealed so far is covered by a head that arrived. */
    private void awaitIntact() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        http.get("/v1/audit/" + portal + "/CITIZEN").text("/1/hash"))
                .isNotNull());
        long sealed = jdbc.queryForObject(
                "select max(number) from audit_line where subject = ?", Long.class, portal + "/CITIZEN");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Http.Answer verified = http.get("/v1/audit/verification");
            assertThat(heads.of(today()).keySet()).anyMatch(number -> number >= sealed);
            assertThat(verified.text("/intact")).isEqualTo("true");
        });
    }

    private LocalDate today() {
        return jdbc.queryForObject("select max(day) from audit_line", LocalDate.class);
    }

    /** Undone afterwards; the owner can switch the trigger off. */
    private VerifyAudit.Verdict after(String tampering, boolean chainIsLeft) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            LocalDate today = today();
            jdbc.execute("alter table audit_line disable trigger all");
            assertThat(jdbc.update(tampering, portal + "/CITIZEN")).isPositive();
            if (!chainIsLeft) {
                chainAnew();
            }
            return verifyAudit.verify(today);
        });
    }

    private void tamper(String tampering) {
        transaction.executeWithoutResult(status -> {
            jdbc.execute("alter table audit_line disable trigger all");
            assertThat(jdbc.update(tampering, portal + "/CITIZEN")).isPositive();
            jdbc.execute("alter table audit_line enable trigger all");
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
