package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.lienket.platform.TestParts;

/** The service on a real broker, registry, PostgreSQL and SMTP server, started once for all tests: they keep apart by their accounts. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class RunningService {

    static final TestParts PARTS = TestParts.shared();
    static final Mailbox MAILBOX = new Mailbox();
    static final Publisher PUBLISHER = new Publisher(PARTS);

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

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
        return Map.of(
                "spring.kafka.bootstrap-servers",
                PARTS.bootstrapServers(),
                "schema-registry.url",
                PARTS.registryUrl(),
                "spring.datasource.url",
                PARTS.database("notification"),
                "spring.mail.port",
                String.valueOf(MAILBOX.port()),
                "lienket.contact-keyset",
                Publisher.KEYSET,
                "lienket.mail.retry.first",
                "200ms",
                "lienket.mail.longest-pause",
                "500ms");
    }

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        settings().forEach((name, value) -> registry.add(name, () -> value));
    }
}
