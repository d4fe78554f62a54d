package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import vn.lienket.platform.KafkaBroker;
import vn.lienket.platform.Ports;
import vn.lienket.platform.PostgresServer;
import vn.lienket.platform.TestParts;
import vn.lienket.schemas.PublishContract;

/** A service with a PostgreSQL and a broker of its own, which are really stopped. */
class OutagesTest extends ServiceTest {

    private static final List<String> SAME = List.of(
            "spring.kafka.properties.schema.registry.url",
            "spring.security.oauth2.resourceserver.jwt.issuer-uri",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
            "lienket.citizen-ref-key",
            "lienket.claim-keyset",
            "lienket.contact-keyset",
            "lienket.storage-keyset",
            "lienket.receipt-keyset",
            "account.cutoff.approval.within");

    @Autowired
    Environment environment;

    @TempDir
    static Path folder;

    private final int postgresPort = Ports.free();
    private final int brokerPort = Ports.free();
    private final int controllerPort = Ports.free();
    private PostgresServer postgres;
    private KafkaBroker broker;
    private ConfigurableApplicationContext service;

    @BeforeEach
    void startOneOfItsOwn() throws Exception {
        startPostgres();
        startBroker();
        PublishContract.run(broker.bootstrapServers(), TestParts.shared().registryUrl(), 2, (short) 1);
        service = new SpringApplicationBuilder(AccountServiceApplication.class)
                .run(Stream.concat(
                                SAME.stream().map(name -> "--" + name + "=" + environment.getProperty(name)),
                                Stream.of(
                                        "--server.port=0",
                                        "--spring.datasource.hikari.connection-timeout=500",
                                        "--spring.datasource.url=" + postgres.database("account"),
                                        "--spring.datasource.username=" + PostgresServer.USER,
                                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers()))
                        .toArray(String[]::new));
        http = new Http(
                URI.create("http://localhost:" + service.getEnvironment().getProperty("local.server.port")),
                http.token());
        setCutoff("CITIZEN", Instant.now().plusSeconds(3600));
    }

    @AfterEach
    void stopIt() throws Exception {
        service.close();
        broker.close();
        postgres.close();
    }

    @Test
    void answers503WhileItsDatabaseIsDownAndTakesWhileItsBrokerIsDownAndKeepsWhatItTook() throws Exception {
        importCsv(row("a-1", ""));
        broker.close();
        Http.Answer taken = http.postJson(path("a-1") + "/cccd-updates", "{\"cccd\":\"" + anyCccd() + "\"}");
        assertThat(taken.status()).isEqualTo(202);
        assertUnavailable(http.get("/v1/audit/verification"));

        postgres.close();
        assertUnavailable(http.get(path("a-1")));
        assertUnavailable(http.post(path("a-1") + "/logins"));
        assertUnavailable(http.postJson(path("a-1") + "/cccd-updates", "{\"cccd\":\"" + anyCccd() + "\"}"));
        assertUnavailable(http.post("/v1/accounts:import", "text/csv", HEADER + row("a-2", "") + "\n"));
        assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(503);

        startPostgres();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> http.get(taken.location()).status() == 200);
        assertThat(http.get(taken.location()).text("/status")).isEqualTo("PENDING");
        assertThat(http.get(path("a-2")).status()).isEqualTo(404);
        startBroker();
        Outbox outbox = service.getBean(Outbox.class);
        await().atMost(Duration.ofSeconds(60)).until(outbox::isEmpty);
    }

    private void startPostgres() throws Exception {
        Files.createDirectories(folder);
        postgres = PostgresServer.start(folder.resolve("postgres"), postgresPort, folder.resolve("postgres.log"));
    }

    private void startBroker() throws Exception {
        broker = KafkaBroker.start(folder.resolve("kafka"), brokerPort, controllerPort);
    }

    private static void assertUnavailable(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotBlank();
        assertThat(answer.text("/type")).isEqualTo("/errors/unavailable");
    }
}
