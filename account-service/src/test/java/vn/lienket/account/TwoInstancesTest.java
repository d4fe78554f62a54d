package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.lienket.facts.AccountClosed;
import vn.lienket.facts.CutoffReached;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.LinkCommand;
import vn.lienket.platform.TestParts;
import vn.lienket.platform.http.Faults.Fault;
import vn.lienket.platform.tokens.TokenIssuer;

/** Two instances on one database and broker are one service. The second starts once: the test that it must have seen nothing for comes first, the one that ends it last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoInstancesTest extends ServiceTest {

    private static final int ACCOUNTS = 60;
    private static final List<String> SAME = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.kafka.bootstrap-servers",
            "spring.kafka.properties.schema.registry.url",
            "spring.security.oauth2.resourceserver.jwt.issuer-uri",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
            "lienket.citizen-ref-key",
            "lienket.claim-keyset",
            "lienket.contact-keyset",
            "lienket.storage-keyset",
            "lienket.receipt-keyset",
            "account.cutoff.check-every",
            "account.cutoff.approval.within",
            "account.erasure.check-every",
            "account.reconciliation.pause",
            "account.reconciliation.shown",
            "account.import.chunk",
            "account.cutoff.batch");

    @Autowired
    Environment environment;

    @Autowired
    ApplicationContext context;

    private static ConfigurableApplicationContext second;
    private Http other;

    @BeforeEach
    void startTheSecondUnlessItRuns() {
        if (second == null || !second.isActive()) {
            second = new SpringApplicationBuilder(AccountServiceApplication.class).run(settingsOfAnother(environment));
        }
        other = new Http(
                URI.create("http://localhost:" + second.getEnvironment().getProperty("local.server.port")),
                http.token());
    }

    static String[] settingsOfAnother(Environment environment) {
        return Stream.concat(
                        Stream.of("--server.port=0"),
                        SAME.stream().map(name -> "--" + name + "=" + environment.getProperty(name)))
                .toArray(String[]::new);
    }

    @AfterAll
    static void endIt() {
        second.close();
    }

    /** The second has seen no token yet. */
    @Test
    @Order(1)
    void readTokensByTheKeysThatOneOfThemSawWhileTheIssuerIsDown() {
        TokenIssuer issuer = TestParts.shared().tokenIssuer();
        issuer.faults().switchOn(Fault.status(503));
        try {
            assertThat(other.get("/v1/cutoffs").status()).isEqualTo(200);
        } finally {
            issuer.faults().switchOff();
        }
    }

    @Test
    void importLinkAndCloseEachAccountOnceWhicheverOfThemDoesIt() {
        String file = HEADER
                + String.join(
                        "\n",
                        IntStream.range(0, ACCOUNTS)
                                .mapToObj(i -> row("a-" + i, ""))
                                .toList());
        List<Integer> imported = both(instance ->
                instance.post("/v1/accounts:import", "text/csv", file).number("/imported"));
        assertThat(imported.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ACCOUNTS);

        for (int i = 0; i < ACCOUNTS / 2; i++) {
            String ref = ref(anyCccd());
            TOPICS.say("account-linked", ref, new Facts(portal, "a-" + i, ref).linked(1));
        }
        awaitCount("LINKED", ACCOUNTS / 2);

        String cutoff = "{\"cutoffAt\":\"" + Instant.now().minusSeconds(1) + "\",\"reason\":\"r\"}";
        List<Integer> versions = both(instance ->
                instance.put("/v1/cutoffs/" + portal + "/CITIZEN", cutoff).number("/calendarVersion"));
        assertThat(versions).containsOnly(3);
        TOPICS.linkingReadsAll();
        awaitCount("CLOSED", ACCOUNTS / 2);
        for (int i = ACCOUNTS / 2; i < ACCOUNTS; i++) {
            onlyFact("account-closed", key("a-" + i), AccountClosed.class);
        }
        assertThat(onlyFact("cutoff-reached", portal + "/CITIZEN", CutoffReached.class)
                        .getClosed())
                .isEqualTo(ACCOUNTS / 2);
        assertThat(TOPICS.facts("cutoff-scheduled", portal + "/CITIZEN", CutoffScheduled.class))
                .extracting(CutoffScheduled::getCalendarVersion)
                .isSorted();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void theOtherRelaysOnceTheFirstEnds() {
        Outbox outbox = second.getBean(Outbox.class);
        assertThat(outbox.relay()).isEmpty();
        second.close();
        importCsv(row("b-1", ""));
        await().atMost(Duration.ofSeconds(20)).until(() -> !TOPICS.records("account-contact-changed", key("b-1"))
                .isEmpty());
    }

    @Test
    void decideEraseCompareAndSealOnceWhicheverOfThemIsAsked() {
        String cccd = anyCccd();
        importCsv(row("c-1", cccd), row("c-2", ""));
        confirm("c-1", cccd);
        TOPICS.say("account-linked", ref(cccd), new Facts(portal, "c-1", ref(cccd)).linked(1));
        awaitState("c-1", "LINKED");
        Http.Answer decision =
                http.postJson("/v1/conflicts/" + portal + "/c-1/decisions", "{\"action\":\"UNLINK\",\"reason\":\"r\"}");
        assertThat(approveAtBoth(decision)).containsExactlyInAnyOrder(200, 409);
        onlyFact("link-command", ref(cccd), LinkCommand.class);

        Http.Answer erasure = other.postJson(
                "/v1/erasures", "{\"portal\":\"" + portal + "\",\"accountId\":\"c-2\",\"reason\":\"r\"}");
        assertThat(approveAtBoth(erasure)).containsExactlyInAnyOrder(200, 409);
        KeepingPlace empty = accounts -> accounts.stream()
                .map(account -> new Finding(account, "nowhere", true, "nothing"))
                .toList();
        bothBeans(Erasures.class, erasures -> new ProveErasures(erasures, List.of(empty), Clock.systemUTC()).run());
        assertThat(audited("c-2")).containsExactly("ERASURE_PROPOSED", "ERASED", "ERASURE_PROVED");

        UUID heard = UUID.randomUUID();
        LinkChanged again = new LinkChanged(
                heard,
                new AccountId(portal, "c-1"),
                new Link(ref(cccd), 2, "another", false, Instant.now()),
                new Grounds("rules 1", List.of()));
        bothBeans(Accounts.class, accounts -> {
            accounts.record("recordLink", List.of(again));
            return 1;
        });
        assertThat(audited("c-1").stream().filter("LINKED"::equals)).hasSize(2);
        assertThat(jdbc.queryForList("select reader from handled_fact where event_id = ?", String.class, heard))
                .containsExactly("recordLink");

        var lease = new LockConfiguration(Instant.now(), "reconciliation", Duration.ofMinutes(1), Duration.ZERO);
        SimpleLock held = await().until(
                        () -> context.getBean(LockProvider.class).lock(lease).orElse(null), Objects::nonNull);
        assertThat(second.getBean(LockProvider.class).lock(lease)).isEmpty();
        held.unlock();
        second.getBean(LockProvider.class).lock(lease).orElseThrow().unlock();

        bothBeans(
                JdbcTemplate.class,
                database -> database.update(
                        "insert into audit_line (subject, what, who, why, facts)"
                                + " select ? || n, 'TESTED', 'tester', 'r', '{}' from generate_series(1, 500) as n",
                        portal + "/"));
        bothBeans(
                AuditSeals.class, seals -> seals.seal(LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")), Instant.now(), 10));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Http.Answer verified = other.get("/v1/audit/verification");
            assertThat(verified.text("/intact")).isEqualTo("true");
            assertThat(verified.number("/lines")).isGreaterThanOrEqualTo(1000);
        });
    }

    private List<Integer> approveAtBoth(Http.Answer proposed) {
        return List.of(http.with(token("minh")), other.with(token("hoa"))).stream()
                .map(instance -> CompletableFuture.supplyAsync(
                        () -> instance.post(proposed.location() + ":approve").status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private <T> void bothBeans(Class<T> type, Function<T, Integer> work) {
        List.of(context, second).stream()
                .map(instance -> CompletableFuture.supplyAsync(() -> work.apply(instance.getBean(type))))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private List<String> audited(String account) {
        return http.get("/v1/audit/" + portal + "/" + account)
                .json()
                .valueStream()
                .map(line -> line.at("/what").asString())
                .toList();
    }

    private List<Integer> both(Function<Http, Integer> request) {
        return List.of(http, other).stream()
                .map(instance -> CompletableFuture.supplyAsync(() -> request.apply(instance)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private void awaitCount(String state, int count) {
        for (Http instance : List.of(http, other)) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            instance.get("/v1/accounts/counts?portal=" + portal).number("/byState/" + state))
                    .isEqualTo(count));
        }
    }
}
