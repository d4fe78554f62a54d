package vn.lienket.linking.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienket.linking.kafka.TestFacts.NOON;
import static vn.lienket.linking.kafka.TestFacts.citizen;
import static vn.lienket.linking.kafka.TestFacts.command;
import static vn.lienket.linking.kafka.TestFacts.confirmed;
import static vn.lienket.linking.kafka.TestFacts.cutoff;
import static vn.lienket.linking.kafka.TestFacts.loggedIn;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.LinkRefused;
import vn.lienket.facts.VneidLogin;
import vn.lienket.platform.TestParts;

/** The service as it ships, on a real broker and a real registry. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class LinkingServiceTest {

    private static final TestParts PARTS = TestParts.shared();
    private static Outside outside;
    private static Gate registry;

    @TempDir
    private static Path state;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry properties) throws IOException {
        URI url = URI.create(PARTS.registryUrl());
        registry = new Gate(url.getPort());
        properties.add("KAFKA_BOOTSTRAP_SERVERS", PARTS::bootstrapServers);
        properties.add("SCHEMA_REGISTRY_URL", () -> "http://localhost:" + registry.port() + url.getPath());
        properties.add("LINKING_STATE_DIR", () -> state.toString());
        properties.add("INSTANCE_ID", () -> "test-1");
        properties.add("linking.patience", () -> "2s");
    }

    @BeforeAll
    static void start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        outside = new Outside(PARTS);
    }

    @AfterAll
    static void stop() {
        outside.close();
    }

    @Test
    void linksEachPairOnceInEitherOrder() {
        Instant now = Instant.now();
        List<String> citizens =
                IntStream.range(0, 40).mapToObj(i -> citizen("pair-" + i)).toList();
        for (String citizen : citizens) {
            CccdUpdated confirmed = confirmed(citizen, "dvcqg", citizen, now);
            VneidLogin login = loggedIn(citizen, "vneid of " + citizen, now);
            if (citizen.hashCode() % 2 == 0) {
                outside.tell("cccd-updated", citizen, confirmed).tell("vneid-login", citizen, login);
            } else {
                outside.tell("vneid-login", citizen, login).tell("cccd-updated", citizen, confirmed);
            }
            outside.tell("vneid-login", citizen, login).tell("cccd-updated", citizen, confirmed);
        }

        await().untilAsserted(() -> assertThat(linkedCitizens()).containsAll(citizens));
        drain(now);
        assertThat(linkedCitizens().stream().filter(citizens::contains)).hasSameSizeAs(citizens);
        assertThat(outside.facts("linked-accounts", AccountLinked.class)).hasSameSizeAs(linkedCitizens());
    }

    @Test
    void putsUnreadableRecordsIntoTheDeadLettersAndGoesOn() {
        String an = citizen("dead-letters");
        Map<String, SpecificRecord> good = Map.of(
                "cccd-updated", confirmed(an, "dead", "an", NOON),
                "vneid-login", loggedIn(an, "vneid-1", NOON),
                "link-command", command(LinkAction.UNLINK, an, "dead", "an", NOON),
                "cutoff-scheduled", cutoff("dead", AccountType.CITIZEN, 1, Instant.now()));
        good.forEach((topic, fact) -> {
            byte[] key = (topic.equals("cutoff-scheduled") ? "dead/CITIZEN" : an).getBytes(UTF_8);
            byte[] bytes = outside.bytes(topic, fact);
            outside.send(topic, key, "garbage".getBytes(UTF_8));
            outside.send(
                    topic, key, ByteBuffer.wrap(bytes.clone()).putInt(1, 4711).array());
            outside.send(topic, key, Arrays.copyOf(bytes, bytes.length - 2));
            if (!topic.equals("cutoff-scheduled")) {
                // A compacted topic takes none without a key.
                outside.send(topic, null, bytes);
            }
        });
        outside.tell("cccd-updated", an, good.get("cccd-updated"));
        outside.tell("vneid-login", an, loggedIn(an, "vneid-1", NOON));

        await().untilAsserted(() -> assertThat(linkedCitizens()).contains(an));
        good.keySet().forEach(topic -> await().untilAsserted(() -> {
            List<ConsumerRecord<byte[], byte[]>> letters = outside.records(topic + ".dlq").stream()
                    .filter(letter -> !header(letter, "dlq_reason").contains("default partitioner"))
                    .toList();
            assertThat(letters).hasSize(topic.equals("cutoff-scheduled") ? 3 : 4);
            assertThat(letters).allSatisfy(letter -> assertThat(header(letter, "dlq_origin"))
                    .startsWith(topic + "-"));
            assertThat(letters)
                    .extracting(letter -> header(letter, "dlq_reason"))
                    .anySatisfy(reason -> assertThat(reason).contains("unknown schema id"));
        }));
    }

    /** As a producer does whose library hashes keys in its own way; its facts would never meet the others of the citizen. */
    @Test
    void putsFactsOfTheWrongPartitionIntoTheDeadLetters() {
        String citizen = citizen("stray");
        byte[] key = citizen.getBytes(UTF_8);
        byte[] login = outside.bytes("vneid-login", loggedIn(citizen, "vneid-1", NOON));
        int elsewhere = (new HomePartition(4).of(key) + 1) % 4;

        outside.sendTo(elsewhere, "vneid-login", key, login);

        await().untilAsserted(() -> assertThat(outside.records("vneid-login.dlq"))
                .filteredOn(
                        letter -> citizen.equals(new String(letter.key() == null ? new byte[0] : letter.key(), UTF_8)))
                .singleElement()
                .satisfies(letter -> assertThat(letter.value()).isEqualTo(login))
                .satisfies(letter -> assertThat(header(letter, "dlq_reason")).contains("partition")));
    }

    @Test
    void decidesWithEveryCutoffThatWasPublishedBeforeTheFact() {
        Instant now = Instant.now();
        List<String> portals =
                IntStream.range(0, 150).mapToObj(i -> "race-" + i).toList();
        for (String portal : portals) {
            String citizen = citizen(portal);
            outside.tell("cccd-updated", citizen, confirmed(citizen, portal, "an", now));
        }
        for (String portal : portals) {
            String citizen = citizen(portal);
            outside.tell("cutoff-scheduled", portal + "/CITIZEN", cutoff(portal, AccountType.CITIZEN, 1, now));
            outside.tell("vneid-login", citizen, loggedIn(citizen, "vneid-1", now.plusSeconds(1)));
        }

        await().untilAsserted(() -> assertThat(outside.stream("link-refused", LinkRefused.class)
                        .filter(refused -> refused.getPortal().startsWith("race-")))
                .hasSameSizeAs(portals));
        assertThat(linkedCitizens())
                .doesNotContainAnyElementsOf(
                        portals.stream().map(TestFacts::citizen).toList());
    }

    @Test
    void linksWhatAPostponedCutoffReopens() {
        Instant now = Instant.now();
        String citizen = citizen("postponed");
        outside.tell("cutoff-scheduled", "later/CITIZEN", cutoff("later", AccountType.CITIZEN, 1, now));
        outside.tell("cccd-updated", citizen, confirmed(citizen, "later", "an", now));
        outside.tell("vneid-login", citizen, loggedIn(citizen, "vneid-1", now));
        await().untilAsserted(() -> assertThat(
                        outside.stream("link-refused", LinkRefused.class).map(LinkRefused::getCitizenRef))
                .contains(citizen));

        outside.tell("cutoff-scheduled", "later/CITIZEN", cutoff("later", AccountType.CITIZEN, 2, now.plusSeconds(99)));

        await().untilAsserted(() -> assertThat(linkedCitizens()).contains(citizen));
    }

    @Test
    void movesAccountsBetweenCitizensOfAllPartitions() {
        Instant now = Instant.now();
        List<Integer> all = IntStream.range(0, 20).boxed().toList();
        for (int i : all) {
            String wrong = citizen("wrong-" + i);
            outside.tell("cccd-updated", wrong, confirmed(wrong, "moved", "account-" + i, now));
            outside.tell("vneid-login", wrong, loggedIn(wrong, "wrong-" + i, now));
        }
        await().untilAsserted(() -> assertThat(moved()).hasSize(all.size()));
        for (int i : all) {
            String right = citizen("right-" + i);
            outside.tell("vneid-login", right, loggedIn(right, "right-" + i, now));
            outside.tell(
                    "cccd-updated",
                    right,
                    CccdUpdated.newBuilder(confirmed(right, "moved", "account-" + i, now.plusSeconds(1)))
                            .setPreviousCitizenRef(citizen("wrong-" + i))
                            .build());
        }

        await().untilAsserted(() -> assertThat(moved()).hasSize(2 * all.size()));
        assertThat(moved())
                .extracting(fact -> fact.getAccountId() + " " + fact.getSequence() + " " + fact.getVneidSubject())
                .containsAll(
                        all.stream().map(i -> "account-" + i + " 3 right-" + i).toList());
        assertThat(outside.stream("account-unlinked", AccountUnlinked.class)
                        .filter(fact -> fact.getPortal().equals("moved")))
                .hasSize(all.size())
                .allSatisfy(fact -> assertThat(fact.getSequence()).isEqualTo(2));
    }

    @Test
    void outwaitsARegistryThatIsAway() throws Exception {
        String citizen = citizen("outage");
        Instant now = Instant.now();
        outside.tell("cccd-updated", citizen, confirmed(citizen, "dvcqg", "outage", now));
        byte[] ofANewWriter = ByteBuffer.wrap(outside.bytes("vneid-login", loggedIn(citizen, "vneid-1", now)))
                .putInt(1, newerVersionOfVneidLogin())
                .array();
        int letters = outside.records("vneid-login.dlq").size();

        registry.shut();
        outside.send("vneid-login", citizen.getBytes(UTF_8), ofANewWriter);
        await().during(Duration.ofSeconds(6))
                .atMost(Duration.ofSeconds(8))
                .untilAsserted(() -> assertThat(linkedCitizens()).doesNotContain(citizen));
        registry.reopen();

        await().untilAsserted(() -> assertThat(linkedCitizens()).contains(citizen));
        assertThat(outside.records("vneid-login.dlq")).hasSize(letters);
    }

    @Test
    void isReadyAndTellsItsMetrics() throws Exception {
        drain(Instant.now());
        await().untilAsserted(
                        () -> assertThat(get("/actuator/health/readiness")).contains("\"status\":\"UP\"", "RUNNING"));
        assertThat(get("/actuator/health/liveness")).contains("\"status\":\"UP\"");
        assertThat(get("/actuator/prometheus"))
                .contains(
                        "kafka_stream",
                        "linking_restore_remaining",
                        "linking_commit_seconds_bucket",
                        "linking_waiting{");
        assertThat(linksCounted()).isPositive();
    }

    /** Same fields, another doc: the same bytes under another id. */
    private static int newerVersionOfVneidLogin() throws Exception {
        try (CachedSchemaRegistryClient client = new CachedSchemaRegistryClient(PARTS.registryUrl(), 10)) {
            String schema = client.getLatestSchemaMetadata("vneid-login-value").getSchema();
            return client.register(
                    "vneid-login-value",
                    new AvroSchema(schema.replaceFirst("\"doc\":\"", "\"doc\":\"Of a newer writer. ")));
        }
    }

    /** Whatever was told before has been decided on when this citizen's pair is linked, in each partition. */
    private static void drain(Instant now) {
        List<String> last = IntStream.range(0, 16)
                .mapToObj(i -> citizen("drain-" + i + "-" + now.toEpochMilli() % 100_000))
                .toList();
        for (String citizen : last) {
            outside.tell("cccd-updated", citizen, confirmed(citizen, "dvcqg", citizen, now));
            outside.tell("vneid-login", citizen, loggedIn(citizen, "vneid of " + citizen, now));
        }
        await().untilAsserted(() -> assertThat(linkedCitizens()).containsAll(last));
    }

    private static List<String> linkedCitizens() {
        return outside.stream("account-linked", AccountLinked.class)
                .map(AccountLinked::getCitizenRef)
                .toList();
    }

    private static List<AccountLinked> moved() {
        return outside.stream("account-linked", AccountLinked.class)
                .filter(fact -> fact.getPortal().equals("moved"))
                .toList();
    }

    private double linksCounted() throws Exception {
        return get("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith("linking_link_age_seconds_count"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private String get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
