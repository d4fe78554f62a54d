package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * From the fact on its topic to the sinks, as fast as it goes: each fact gives one mail and a webhook call for each subscriber. For the figures in the README
 * {@code -Dlienket.facts=30000}, with {@code -Dlienket.subscribers=0} for mails only and {@code -Dlienket.mailed=false} for webhooks only;
 * that all arrive is what {@code SurvivesKillsTest} sees at each build.
 */
@EnabledIfSystemProperty(named = "lienket.facts", matches = "[0-9]+")
class SustainsItsRateTest {

    private static final Logger LOG = LoggerFactory.getLogger(SustainsItsRateTest.class);
    private static final int FACTS = Integer.getInteger("lienket.facts", 0);
    private static final int SUBSCRIBERS = Integer.getInteger("lienket.subscribers", 2);
    private static final boolean MAILED = Boolean.parseBoolean(System.getProperty("lienket.mailed", "true"));
    private static final String DATABASE = RunningService.PARTS.database("notification_rate");

    private final CountingSink calls = new CountingSink();
    private final SmtpSink mails = new SmtpSink();

    @Test
    void bringsEverythingToItsSinks() throws Exception {
        try (mails;
                calls;
                KilledService service = new KilledService(ownSettings(), jvm())) {
            await().atMost(Duration.ofMinutes(1)).until(service::isReady);
            for (int n = 0; n < SUBSCRIBERS; n++) {
                assertThat(service.send("POST", "/v1/subscriptions", subscription())
                                .statusCode())
                        .isEqualTo(201);
            }
            List<Citizen> citizens =
                    Stream.generate(() -> Citizen.at("rate")).limit(FACTS).toList();
            if (MAILED) {
                citizens.forEach(RunningService.PUBLISHER::contactLater);
                await().atMost(Duration.ofMinutes(5)).until(() -> contacts() == FACTS);
            }

            long begin = System.nanoTime();
            citizens.forEach(RunningService.PUBLISHER::linkedLater);
            for (int quarter = 1; quarter <= 4; quarter++) {
                int facts = FACTS * quarter / 4;
                await().atMost(Duration.ofMinutes(5))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> (!MAILED || mails.taken() >= facts) && calls.taken() >= SUBSCRIBERS * facts);
                LOG.info("{}", figures(begin, service));
            }
            assertThat(mails.taken()).isEqualTo(MAILED ? FACTS : 0);
            assertThat(calls.taken()).isEqualTo(SUBSCRIBERS * FACTS);
        }
    }

    private static String[] jvm() {
        return System.getProperty("lienket.jvm", "").lines().toArray(String[]::new);
    }

    private long contacts() {
        return JdbcClient.create(new DriverManagerDataSource(DATABASE, "postgres", ""))
                .sql("select count(*) from contact")
                .query(Long.class)
                .single();
    }

    private String figures(long begin, KilledService service) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        return "%.1f s: %d mails (%.0f/s), %d webhook calls (%.0f/s), %d MB resident"
                .formatted(
                        seconds,
                        mails.taken(),
                        mails.taken() / seconds,
                        calls.taken(),
                        calls.taken() / seconds,
                        service.residentMegabytes());
    }

    private String subscription() {
        return "{\"url\":\"%s\",\"types\":[\"account-linked\"],\"portals\":[\"rate\"]}".formatted(calls.url());
    }

    private Map<String, String> ownSettings() {
        Map<String, String> own = new HashMap<>(RunningService.settings());
        own.put("spring.datasource.url", DATABASE);
        own.put("spring.cloud.stream.default.group", "rate");
        own.put("spring.mail.port", String.valueOf(mails.port()));
        own.put("lienket.webhooks.timeout", "15s");
        return own;
    }
}
