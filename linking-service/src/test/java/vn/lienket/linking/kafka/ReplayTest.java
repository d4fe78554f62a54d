package vn.lienket.linking.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienket.linking.kafka.TestFacts.citizen;
import static vn.lienket.linking.kafka.TestFacts.command;
import static vn.lienket.linking.kafka.TestFacts.confirmed;
import static vn.lienket.linking.kafka.TestFacts.cutoff;
import static vn.lienket.linking.kafka.TestFacts.loggedIn;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ConfigurableApplicationContext;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.LinkRefused;
import vn.lienket.linking.Explanation;
import vn.lienket.platform.TestParts;

/** What a true history looks like when it is decided again, and what a forged one does. */
class ReplayTest {

    private static final String RUN = "re" + System.nanoTime() % 1_000_000 + "-";

    private final TestParts parts = TestParts.shared();
    private final Instant now = Instant.now();
    private Outside outside;

    @TempDir
    private Path folder;

    @BeforeEach
    void connect() {
        outside = new Outside(parts);
    }

    @AfterEach
    void disconnect() {
        outside.close();
    }

    @Test
    void decidesATrueHistoryTheSameAndNoticesAForgedOne() throws Exception {
        ServiceProcess service = new ServiceProcess(parts, "replayed-1", folder).start();
        try {
            makeHistory();
            explainsALink(service);
            explainsARefusal(service);
            explainsALinkThatCameFromAnotherCitizen(service);
            doesNotExplainWhatNeverWas(service);
        } finally {
            service.kill();
        }

        assertThat(replay("account-linked")).isZero();
        String lost = copy("lost", link -> link.getCitizenRef().equals(citizen(RUN + "an")) ? null : link);
        assertThat(replay(lost)).isEqualTo(1);
        String altered = copy(
                "altered",
                link -> link.getCitizenRef().equals(citizen(RUN + "an"))
                        ? AccountLinked.newBuilder(link)
                                .setVneidSubject("someone else's")
                                .build()
                        : link);
        assertThat(replay(altered)).isEqualTo(1);
        doesNotConfirmWhatWasAltered(altered);
    }

    /** A pair, one that is too late, a second account, a re-issued identity, a withdrawal, a corrected number. */
    private void makeHistory() {
        String an = citizen(RUN + "an");
        outside.tell("cccd-updated", an, confirmed(an, RUN, "an", now));
        outside.tell("cccd-updated", an, confirmed(an, RUN, "second", now));
        outside.tell("vneid-login", an, loggedIn(an, "vneid-1", now));
        outside.tell("vneid-login", an, loggedIn(an, "vneid-2", now.plusSeconds(5)));
        String minh = citizen(RUN + "minh");
        outside.tell("cutoff-scheduled", RUN + "shut/CITIZEN", cutoff(RUN + "shut", AccountType.CITIZEN, 1, now));
        outside.tell("cccd-updated", minh, confirmed(minh, RUN + "shut", "minh", now));
        outside.tell("cccd-updated", minh, confirmed(minh, RUN, "minh", now));
        outside.tell("vneid-login", minh, loggedIn(minh, "vneid-3", now.plusSeconds(1)));
        await().atMost(Duration.ofSeconds(120)).until(() -> links(minh).count() == 1);
        String right = citizen(RUN + "right");
        outside.tell("vneid-login", right, loggedIn(right, "vneid-4", now));
        outside.tell(
                "cccd-updated",
                right,
                CccdUpdated.newBuilder(confirmed(right, RUN, "minh", now.plusSeconds(9)))
                        .setPreviousCitizenRef(minh)
                        .build());
        outside.tell("link-command", an, command(LinkAction.UNLINK, an, RUN, "an", now));
        await().atMost(Duration.ofSeconds(60)).until(() -> links(right).count() == 1);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> outside.stream("account-unlinked", AccountUnlinked.class)
                                .filter(fact -> fact.getCitizenRef().equals(an))
                                .count()
                        == 1);
    }

    private void explainsALink(ServiceProcess service) {
        List<AccountLinked> links = links(citizen(RUN + "an")).toList();
        assertThat(links).hasSize(2);
        for (AccountLinked link : links) {
            assertThat(service.get("/v1/links/" + link.getEventId() + "/explanation")
                            .body())
                    .contains("\"same\":true")
                    .contains("\"vneidSubject\":\"" + link.getVneidSubject() + "\"")
                    .contains(link.getCccdUpdatedEventId(), link.getVneidLoginEventId());
        }
    }

    private void explainsARefusal(ServiceProcess service) {
        LinkRefused refused = outside.stream("link-refused", LinkRefused.class)
                .filter(fact -> fact.getPortal().equals(RUN + "shut"))
                .findFirst()
                .orElseThrow();
        assertThat(service.get("/v1/links/" + refused.getEventId() + "/explanation?citizenRef="
                                + refused.getCitizenRef())
                        .body())
                .contains("\"same\":true", "\"refusal\":\"AFTER_CUTOFF\"", "\"decisive\":true");
    }

    private void explainsALinkThatCameFromAnotherCitizen(ServiceProcess service) {
        AccountLinked moved = links(citizen(RUN + "right")).findFirst().orElseThrow();
        assertThat(moved.getSequence()).isEqualTo(3);
        assertThat(service.get("/v1/links/" + moved.getEventId() + "/explanation")
                        .body())
                .contains("\"same\":true", "\"sequence\":3");
    }

    private static void doesNotExplainWhatNeverWas(ServiceProcess service) {
        var unknown = service.get("/v1/links/" + UUID.randomUUID() + "/explanation");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("/errors/link-not-found");
        assertThat(service.get("/v1/links/4711/explanation").statusCode()).isEqualTo(400);
    }

    private void doesNotConfirmWhatWasAltered(String topic) {
        AccountLinked link = links(citizen(RUN + "an")).findFirst().orElseThrow();
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ReplayCommand.Settings.class)
                .web(WebApplicationType.NONE)
                .run(settings(topic))) {
            LinkingSettings settings = context.getBean(LinkingSettings.class);
            Explanation explanation = new ExplainFromLog(
                            settings.rules(), settings, context.getBean(KafkaProperties.class))
                    .explain(link.getEventId(), Optional.of(link.getCitizenRef()))
                    .orElseThrow();
            assertThat(explanation.recorded().vneidSubject()).contains("someone else's");
            assertThat(explanation.same()).isFalse();
            assertThat(explanation.announcedAgain())
                    .anySatisfy(again -> assertThat(again.eventId()).isEqualTo(link.getEventId()));
        }
    }

    /** All that was announced in this JVM's broker, by whichever test. */
    private int replay(String accountLinked) {
        return ReplayCommand.run(settings(accountLinked));
    }

    private String[] settings(String accountLinked) {
        return new String[] {
            "--KAFKA_BOOTSTRAP_SERVERS=" + parts.bootstrapServers(),
            "--SCHEMA_REGISTRY_URL=" + parts.registryUrl(),
            "--linking.topics.account-linked=" + accountLinked
        };
    }

    private String copy(String name, Function<AccountLinked, AccountLinked> change) throws Exception {
        String topic = RUN + name;
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", parts.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1))).all().get();
        }
        List<ConsumerRecord<byte[], byte[]>> records = outside.records("account-linked");
        for (ConsumerRecord<byte[], byte[]> record : records) {
            AccountLinked changed = change.apply(outside.read(record, AccountLinked.class));
            if (changed != null) {
                outside.copy(record, topic, outside.bytes("account-linked", changed));
            }
        }
        outside.flush();
        return topic;
    }

    private Stream<AccountLinked> links(String citizen) {
        return outside.stream("account-linked", AccountLinked.class)
                .filter(fact -> fact.getCitizenRef().equals(citizen));
    }
}
