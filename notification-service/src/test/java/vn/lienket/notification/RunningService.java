package vn.lienket.notification;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.lienket.platform.TestParts;
import vn.lienket.schemas.Seal;

/** The service on a real broker, registry, PostgreSQL and SMTP server, started once for all tests: they keep apart by their accounts. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class RunningService {

    static final TestParts PARTS = TestParts.shared();
    static final Mailbox MAILBOX = new Mailbox();
    static final Publisher PUBLISHER = new Publisher(PARTS);
    static final ReturnedMail RETURNED = new ReturnedMail();
    static final TextMessages TEXTS = new TextMessages();

    private static final String STORAGE_KEYSET = Seal.newKeyset();

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @BeforeEach
    void reportsComeHere() {
        TEXTS.reportTo(port);
    }

    void awaitStates(AccountKey account, NoticeState... states) {
        await().untilAsserted(() ->
                assertThat(notices.of(account)).extracting(NoticeEntry::state).containsExactly(states));
    }

    long contacts(AccountKey account) {
        return jdbc.sql("select count(*) from contact where portal = ? and account_id = ?")
                .params(account.portal(), account.accountId())
                .query(Long.class)
                .single();
    }

    static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(RETURNED.settings());
        settings.putAll(Map.ofEntries(
                entry("spring.kafka.bootstrap-servers", PARTS.bootstrapServers()),
                entry("schema-registry.url", PARTS.registryUrl()),
                entry("spring.datasource.url", PARTS.database("notification")),
                entry("spring.mail.port", String.valueOf(MAILBOX.port())),
                entry("spring.security.oauth2.resourceserver.jwt.issuer-uri", Tokens.ISSUER),
                entry("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", Tokens.ISSUER + "/jwks"),
                entry("lienket.contact-keyset", Publisher.KEYSET),
                entry("lienket.storage-keyset", STORAGE_KEYSET),
                entry("lienket.mail.retry.first", "200ms"),
                entry("lienket.sms.url", TEXTS.url()),
                entry("lienket.sms.api-key", TextMessages.KEY),
                entry("lienket.sms.report-secret", TextMessages.SECRET),
                entry("lienket.sms.timeout", "2s"),
                entry("lienket.sms.retry.first", "200ms"),
                entry("lienket.sms.longest-pause", "500ms"),
                entry("lienket.mail.longest-pause", "500ms"),
                entry("lienket.ledger.look", "1h"),
                entry("lienket.quiet-hours.from", "00:00"),
                entry("lienket.quiet-hours.to", "00:00"),
                entry("lienket.campaigns.step", "200ms"),
                entry("lienket.campaigns.batch", "2"),
                entry("lienket.subscriptions.plain-http", "true"),
                entry("lienket.webhooks.reachable", "127.0.0.0/8"),
                entry("lienket.webhooks.timeout", "2s"),
                entry("lienket.webhooks.poll", "200ms"),
                entry("lienket.webhooks.retry.first", "200ms"),
                entry("lienket.webhooks.retry.longest", "1s"),
                entry("lienket.webhooks.rest.first", "200ms"),
                entry("lienket.webhooks.rest.longest", "1s")));
        return settings;
    }

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        settings().forEach((name, value) -> registry.add(name, () -> value));
    }
}
