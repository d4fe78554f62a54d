package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import vn.lienket.facts.AccountClosed;
import vn.lienket.facts.CutoffReached;
import vn.lienket.facts.CutoffScheduled;

/** Two instances on one database and broker are one service. */
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
            "account.cutoff.check-every",
            "account.cutoff.approval.within",
            "account.import.batch",
            "account.cutoff.batch");

    @Autowired
    Environment environment;

    private ConfigurableApplicationContext second;
    private Http other;

    @BeforeEach
    void startASecond() {
        second = new SpringApplicationBuilder(AccountServiceApplication.class)
                .properties("server.port=0")
                .run(SAME.stream()
                        .map(name -> "--" + name + "=" + environment.getProperty(name))
                        .toArray(String[]::new));
        other = new Http(
                URI.create("http://localhost:" + second.getEnvironment().getProperty("local.server.port")),
                http.token());
    }

    @AfterEach
    void endIt() {
        second.close();
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
    void theOtherRelaysOnceTheFirstEnds() {
        Outbox outbox = second.getBean(Outbox.class);
        assertThat(outbox.relay()).isEmpty();
        second.close();
        importCsv(row("b-1", ""));
        await().atMost(Duration.ofSeconds(20)).until(() -> !TOPICS.records("account-contact-changed", key("b-1"))
                .isEmpty());
    }

    private List<Integer> both(java.util.function.Function<Http, Integer> request) {
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
