package vn.lienket.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.VneidLogin;
import vn.lienket.platform.ChildProcess;
import vn.lienket.platform.Ports;
import vn.lienket.platform.ProjectTree;
import vn.lienket.schemas.CitizenRef;
import vn.lienket.schemas.CitizenRefKey;
import vn.lienket.schemas.NewSecrets;
import vn.lienket.schemas.PublishContract;

/** Where a container engine runs: the linking path against the images of docker-compose.yml instead of our own processes. */
@Testcontainers(disabledWithoutDocker = true)
class LinkingOnContainersTest {

    @Container
    private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.1.2");

    @Container
    private static final GenericContainer<?> REGISTRY = new GenericContainer<>(
                    "apicurio/apicurio-registry-mem:2.6.13.Final")
            .withExposedPorts(8080)
            .waitingFor(Wait.forHttp("/health/ready").forPort(8080));

    private final List<AutoCloseable> started = new ArrayList<>();

    @Test
    void linksACitizenWhoseLoginCameBeforeTheCccd() throws Exception {
        PublishContract.run(KAFKA.getBootstrapServers(), registryUrl(), 4, (short) 1);
        startLinkingService();
        String ref = CitizenRef.of(
                        CitizenRefKey.parse(NewSecrets.generate().get("LIENKET_CITIZENREFKEY")), "001099000001")
                .value();
        publish("vneid-login", ref, login(ref));
        publish("cccd-updated", ref, confirmed(ref));

        List<AccountLinked> links = new ArrayList<>();
        try (var consumer = new KafkaConsumer<String, Object>(settings(Map.of(
                "group.id", "downstream",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed",
                "key.deserializer", StringDeserializer.class,
                "value.deserializer", KafkaAvroDeserializer.class)))) {
            consumer.subscribe(List.of("account-linked"));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> links.add((AccountLinked) record.value()));
                return !links.isEmpty();
            });
        }
        assertThat(links).singleElement().satisfies(link -> assertThat(link.getCitizenRef())
                .isEqualTo(ref));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable part : started) {
            part.close();
        }
    }

    private void startLinkingService() throws Exception {
        int port = Ports.free();
        Path folder = Files.createTempDirectory("linking");
        ChildProcess service = ChildProcess.start(
                "linking-service",
                List.of(
                        ChildProcess.java(),
                        "-jar",
                        ProjectTree.jarOf("linking-service").toString()),
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", KAFKA.getBootstrapServers(),
                        "SCHEMA_REGISTRY_URL", registryUrl(),
                        "SERVER_PORT", Integer.toString(port),
                        "LINKING_STATE_DIR", folder.resolve("state").toString()),
                folder.resolve("linking-service.log"));
        started.add(service);
        service.awaitHttp(
                URI.create("http://localhost:" + port + "/actuator/health/readiness"), Duration.ofSeconds(60));
    }

    private static VneidLogin login(String ref) {
        return VneidLogin.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setOccurredAt(Clock.systemUTC().instant())
                .setCitizenRef(ref)
                .setVneidSubject(UUID.randomUUID().toString())
                .setAssuranceLevel(AssuranceLevel.LEVEL_2)
                .setPortal("dvcqg")
                .build();
    }

    private static CccdUpdated confirmed(String ref) {
        return CccdUpdated.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setOccurredAt(Instant.now())
                .setCitizenRef(ref)
                .setPortal("dvcqg")
                .setAccountId("container-1")
                .setAccountType(AccountType.CITIZEN)
                .setRequestId(UUID.randomUUID().toString())
                .build();
    }

    private static void publish(String topic, String key, Object fact) throws Exception {
        try (var producer = new KafkaProducer<String, Object>(settings(
                Map.of("key.serializer", StringSerializer.class, "value.serializer", KafkaAvroSerializer.class)))) {
            producer.send(new ProducerRecord<>(topic, key, fact)).get();
        }
    }

    private static Map<String, Object> settings(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", KAFKA.getBootstrapServers());
        settings.put("schema.registry.url", registryUrl());
        settings.put("auto.register.schemas", false);
        settings.put("avro.remove.java.properties", true);
        settings.put("specific.avro.reader", true);
        return settings;
    }

    private static String registryUrl() {
        return "http://" + REGISTRY.getHost() + ":" + REGISTRY.getMappedPort(8080) + "/apis/ccompat/v7";
    }
}
