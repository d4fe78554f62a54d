package vn.lienket.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;
import vn.lienket.facts.CccdUpdateRequested;

/** The canaries of {@link Portals} go in; greps all that comes out, with Spring and the service logging at DEBUG (which the console does not show). */
class NothingPersonalTest extends RunningAdapter {

    private static final String NEW_CCCD = "001187000777";
    private static final String REGISTERED_NAME = "Trần Canary Registered";
    private static final List<String> LOGGERS = List.of("vn.lienket", "org.springframework", "io.github.resilience4j");

    private static final String ECHO =
            "\"echo\":\"" + Portals.CCCD + " " + Portals.NAME + " " + Portals.CMND + " " + Portals.BIRTH_DATE + "\"";
    private static final String EVIDENCE =
            ",\"answeredAt\":\"2024-06-15T08:30:00Z\",\"evidenceId\":\"e\"," + ECHO + "}";

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @Autowired
    private LoggingSystem logging;

    @LocalServerPort
    private int port;

    @BeforeEach
    void logMuch() {
        ROOT.addAppender(logged);
        logged.start();
        LOGGERS.forEach(logger -> logging.setLogLevel(logger, LogLevel.DEBUG));
    }

    @AfterEach
    void logAsUsual() {
        LOGGERS.forEach(logger -> logging.setLogLevel(logger, null));
        ROOT.detachAppender(logged);
    }

    @Test
    void comesOut() {
        answered(() -> databaseAnswers(okJson("{\"result\":\"MATCH\"" + EVIDENCE)));
        answered(
                () -> databaseAnswers(okJson("{\"result\":\"CANCELLED\",\"newCccd\":\"" + NEW_CCCD + "\"" + EVIDENCE)));
        answered(() -> databaseAnswers(okJson("{\"result\":\"MISMATCH\",\"mismatches\":[\"NAME\"],"
                + "\"registered\":{\"fullName\":\"" + REGISTERED_NAME + "\"}" + EVIDENCE)));
        answeredAfter(() -> databaseAnswers(aResponse().withStatus(500).withBody("{" + ECHO + "}")));
        answeredAfter(() -> databaseAnswers(aResponse().withStatus(403).withBody("{" + ECHO + "}")));
        answeredAfter(() -> databaseAnswers(okJson("{\"result\":\"" + Portals.CCCD + "\"" + EVIDENCE)));
        answeredAfter(() -> databaseAnswers(okJson("{" + ECHO + " " + Portals.NAME)));
        answeredAfter(() -> databaseAnswers(
                aResponse().withHeader("Content-Type", "text/html").withBody("<html>" + Portals.NAME + Portals.CCCD)));
        databaseAnswers(aResponse().withStatus(422).withBody("{" + ECHO + "}"));
        CccdUpdateRequested malformed = PORTALS.submit(Portals.claim());
        PUBLISHED.awaitDeadLetter(letter -> Portals.key(malformed).equals(Published.text(letter.key())));
        answered(() -> databaseAnswers("{\"result\":\"MATCH\""));

        assertThat(List.copyOf(logged.list)).hasSizeGreaterThan(100).allSatisfy(NothingPersonalTest::assertClean);
        assertClean(actuator("prometheus"));
        assertClean(actuator("health"));
        assertThat(PUBLISHED.all()).isNotEmpty().allSatisfy(NothingPersonalTest::assertClean);
    }

    private void answered(Runnable database) {
        database.run();
        PUBLISHED.awaitAnswerTo(PORTALS.submit(Portals.claim()));
    }

    private void answeredAfter(Runnable outage) {
        DATABASE.resetRequests();
        outage.run();
        CccdUpdateRequested request = PORTALS.submit(Portals.claim());
        await().until(() -> DATABASE.getAllServeEvents().stream()
                        .filter(event ->
                                request.getRequestId().equals(event.getRequest().getHeader("X-Correlation-Id")))
                        .count()
                > 0);
        databaseAnswers("{\"result\":\"MATCH\"");
        PUBLISHED.awaitAnswerTo(request);
    }

    private String actuator(String endpoint) {
        return RestClient.create("http://localhost:" + port)
                .get()
                .uri("/actuator/" + endpoint)
                .retrieve()
                .body(String.class);
    }

    private static void assertClean(ConsumerRecord<byte[], byte[]> record) {
        Consumer<byte[]> clean = bytes -> assertClean(bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8));
        clean.accept(record.key());
        clean.accept(record.value());
        record.headers().forEach(header -> clean.accept(header.value()));
    }

    private static void assertClean(ILoggingEvent event) {
        assertClean(event.getFormattedMessage());
        if (event.getThrowableProxy() != null) {
            assertClean(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    }

    private static void assertClean(String text) {
        assertThat(text)
                .doesNotContain(
                        Portals.CCCD,
                        Portals.CMND,
                        Portals.NAME,
                        "Canary",
                        Portals.BIRTH_DATE,
                        NEW_CCCD,
                        API_KEY,
                        CITIZEN_REF_KEY,
                        CLAIM_KEYSET);
    }
}
