package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienket.platform.national.StoredMessage;

/** SIGKILLs in the midst of sending: {@code -Dlienket.kills=20} for the figures in the README. */
class SurvivesKillsTest {

    private static final Logger LOG = LoggerFactory.getLogger(SurvivesKillsTest.class);
    private static final int KILLS = Integer.getInteger("lienket.kills", 1);
    private static final int BETWEEN = 60;

    private final Random random = new Random(1);
    private final Mailbox mailbox = new Mailbox();
    private final Sink sink = new Sink();

    @Test
    void losesNothingAndRepeatsAtMostOneMailForEachKillAndNoTextMessage() throws IOException {
        try (KilledService service = new KilledService(ownSettings(), "-XX:TieredStopAtLevel=1");
                sink) {
            await().atMost(Duration.ofMinutes(1)).until(service::isReady);
            assertThat(service.send("POST", "/v1/subscriptions", subscription()).statusCode())
                    .isEqualTo(201);
            RunningService.TEXTS.reportTo(service.port());
            Set<String> facts = new HashSet<>();
            Set<String> texted = new HashSet<>();
            for (int kill = 0; kill < KILLS; kill++) {
                int mails = mailbox.count() + random.nextInt(BETWEEN);
                IntStream.range(0, 2 * BETWEEN).forEach(n -> facts.add(linked(Citizen.at("killed"))));
                IntStream.range(0, BETWEEN).forEach(n -> texted.add(linkedWithPhone(Citizen.at("killed"))));
                await().atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> mailbox.count() > mails);
                service.kill();
                service.start();
            }

            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                assertThat(Set.copyOf(mailed())).containsAll(facts);
                assertThat(Set.copyOf(texts())).containsAll(texted);
                assertThat(Set.copyOf(called())).containsAll(facts).containsAll(texted);
            });
            long mails = repeated(mailed());
            LOG.warn(
                    "{} facts, {} kills: {} mails, {} text messages and {} webhook calls came again",
                    facts.size() + texted.size(),
                    KILLS,
                    mails,
                    repeated(texts()),
                    repeated(called()));
            assertThat(mails).isLessThanOrEqualTo(KILLS);
            assertThat(repeated(texts())).isZero();
            // Whoever keeps the ids, as Standard Webhooks asks, has each fact once: a call again comes under no other
            // id.
            assertThat(Set.copyOf(called())).isEqualTo(union(facts, texted));
            assertThat(repeated(called())).isLessThanOrEqualTo(64L * KILLS);
        }
    }

    private String linked(Citizen citizen) {
        var linked = citizen.linked();
        RunningService.PUBLISHER.contact(citizen.account(), citizen.email(), null);
        RunningService.PUBLISHER.publish("account-linked", citizen.ref(), linked);
        return linked.getEventId();
    }

    private String linkedWithPhone(Citizen citizen) {
        var linked = citizen.linked();
        RunningService.PUBLISHER.reach(citizen.account(), null, phone(), null);
        RunningService.PUBLISHER.publish("account-linked", citizen.ref(), linked);
        return linked.getEventId();
    }

    private String phone() {
        return "+8490" + (1_000_000 + random.nextInt(9_000_000));
    }

    /** As the gateway sent them on, after it left out those that it was asked for twice. */
    private static List<String> texts() {
        return RunningService.TEXTS.gateway().all().stream()
                .map(StoredMessage::key)
                .toList();
    }

    private List<String> mailed() {
        return mailbox.all().stream()
                .filter(mail -> mail.to().endsWith("@thu.example"))
                .map(mail -> mail.messageId().substring(1, 37))
                .toList();
    }

    private List<String> called() {
        return sink.calls().stream().map(Sink.Got::id).toList();
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static long repeated(List<String> ids) {
        return ids.size() - Set.copyOf(ids).size();
    }

    private String subscription() {
        return "{\"url\":\"%s\",\"types\":[\"account-linked\"],\"portals\":[\"killed\"]}".formatted(sink.url());
    }

    private Map<String, String> ownSettings() {
        Map<String, String> own = new HashMap<>(RunningService.settings());
        own.put("spring.datasource.url", RunningService.PARTS.database("notification_killed"));
        own.put("spring.mail.port", String.valueOf(mailbox.port()));
        // The broker's least: a killed member's partitions are free sooner.
        own.put("spring.cloud.stream.kafka.binder.consumer-properties[session.timeout.ms]", "6000");
        return own;
    }
}
