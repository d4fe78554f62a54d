package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.RejectionReason;
import vn.lienket.platform.PostgresServer;
import vn.lienket.platform.TestParts;
import vn.lienket.schemas.CitizenRef;
import vn.lienket.schemas.CitizenRefKey;
import vn.lienket.schemas.NewReceiptKey;
import vn.lienket.schemas.Seal;

/** The service as it runs, with a real broker, registry and PostgreSQL; one context for all tests, which keep apart by portal. */
@ExtendWith(ServiceEndsBeforeItsParts.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class ServiceTest {

    static final String CITIZEN_REF_KEY =
            "t1:" + Base64.getEncoder().encodeToString("a secret of thirty-two bytes ...".getBytes());
    static final String CLAIM_KEYSET = Seal.newKeyset();
    static final String CONTACT_KEYSET = Seal.newKeyset();
    static final String STORAGE_KEYSET = Seal.newKeyset();
    static final String RECEIPT_KEYSET = NewReceiptKey.keyset();
    static final String HEADER = "portal,accountId,accountType,fullName,dateOfBirth,cmnd,cccd,phone,email,language\n";
    static final Topics TOPICS = new Topics(TestParts.shared());

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    Http http;
    String portal;

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry properties) {
        TestParts parts = TestParts.shared();
        String database = parts.database("account");
        properties.add("spring.datasource.url", () -> database);
        properties.add("spring.datasource.username", () -> PostgresServer.USER);
        properties.add("spring.kafka.bootstrap-servers", parts::bootstrapServers);
        properties.add("spring.kafka.properties.schema.registry.url", parts::registryUrl);
        String issuer = parts.tokenIssuer().address().toString();
        properties.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", () -> issuer);
        properties.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", () -> issuer + "/jwks");
        properties.add("lienket.citizen-ref-key", () -> CITIZEN_REF_KEY);
        properties.add("lienket.claim-keyset", () -> CLAIM_KEYSET);
        properties.add("lienket.contact-keyset", () -> CONTACT_KEYSET);
        properties.add("lienket.storage-keyset", () -> STORAGE_KEYSET);
        properties.add("lienket.receipt-keyset", () -> RECEIPT_KEYSET);
        properties.add("account.limits.of-client.slow", () -> "2");
        // Less than a busy machine forges in a second.
        properties.add("account.limits.new-tokens-per-second", () -> "20");
        properties.add("account.cutoff.check-every", () -> "200ms");
        // Tests cut off seconds ahead; CutoffApprovalTest has the real bound.
        properties.add("account.cutoff.approval.within", () -> "0s");
        properties.add("account.erasure.check-every", () -> "1h");
        properties.add("account.reconciliation.pause", () -> "50ms");
        properties.add("account.reconciliation.shown", () -> "1000000");
        properties.add("account.import.chunk", () -> "3");
        properties.add("account.outbox.batch", () -> System.getProperty("account.outbox.batch", "100"));
        // So that there are letters too large for the producer and small enough to share a row.
        properties.add("spring.kafka.producer.properties.max.request.size", () -> "6000");
        properties.add("account.outbox.topic-patience", () -> "500ms");
        properties.add("account.cutoff.batch", () -> System.getProperty("account.cutoff.batch", "2"));
    }

    @BeforeEach
    void takeAPortalOfItsOwn() {
        portal = "p" + UUID.randomUUID().toString().substring(0, 8);
        http = new Http(URI.create("http://localhost:" + port), token("tester"));
        setCutoff("CITIZEN", Instant.now().plusSeconds(3600));
    }

    /** Of somebody who may do everything, at this test's portal. */
    String token(String subject) {
        return token(subject, "ops", "auditor", "portal:" + portal);
    }

    static String token(String subject, String... scopes) {
        return TestParts.shared().tokenIssuer().token(subject, scopes);
    }

    Http.Answer importCsv(String... rows) {
        return http.post("/v1/accounts:import", "text/csv", HEADER + String.join("\n", rows) + "\n");
    }

    /** A citizen's row; the account has that CCCD as its claim. */
    String row(String accountId, String cccd) {
        return portal + "," + accountId + ",CITIZEN,Nguyễn Thị Hoà,21/05/1987,012345678," + cccd
                + ",0912 345 678,hoa@example.vn,vi";
    }

    void setCutoff(String type, Instant at) {
        setCutoff(type, "{\"cutoffAt\":\"" + at + "\",\"reason\":\"test\"}");
    }

    Http.Answer setCutoff(String type, String json) {
        return http.put("/v1/cutoffs/" + portal + "/" + type, json);
    }

    String path(String accountId) {
        return "/v1/portals/" + portal + "/accounts/" + accountId;
    }

    String state(String accountId) {
        return http.get(path(accountId)).text("/state");
    }

    String key(String accountId) {
        return portal + "/" + accountId;
    }

    static String ref(String cccd) {
        return CitizenRef.of(CitizenRefKey.parse(CITIZEN_REF_KEY), cccd).value();
    }

    static String anyCccd() {
        return "001087" + String.format("%06d", ThreadLocalRandom.current().nextInt(1_000_000));
    }

    /** As the registry adapter would. */
    void confirm(String accountId, String cccd) {
        CccdUpdateRequested requested = onlyFact("cccd-update-requested", key(accountId), CccdUpdateRequested.class);
        Facts facts = new Facts(portal, accountId, ref(cccd));
        TOPICS.say("cccd-updated", ref(cccd), facts.confirmed(requested.getRequestId()));
        awaitState(accountId, "CCCD_VERIFIED");
    }

    void reject(String accountId) {
        CccdUpdateRequested requested = onlyFact("cccd-update-requested", key(accountId), CccdUpdateRequested.class);
        Facts facts = new Facts(portal, accountId, null);
        TOPICS.say(
                "cccd-update-rejected",
                key(accountId),
                facts.rejected(requested.getRequestId(), RejectionReason.CCCD_UNKNOWN));
        awaitState(accountId, "REGISTERED");
    }

    void awaitState(String accountId, String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(state(accountId)).isEqualTo(state));
    }

    <T extends SpecificRecord> T onlyFact(String topic, String key, Class<T> type) {
        return TOPICS.await(topic, key, 1, type).get(0);
    }
}
