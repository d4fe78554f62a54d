package vn.lienket.platform.scenario;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.VneidLogin;
import vn.lienket.platform.LocalPlatform;
import vn.lienket.schemas.CitizenRef;
import vn.lienket.schemas.CitizenRefKey;
import vn.lienket.schemas.kafka.FactHeaders;

/** How portals tell of VNeID logins: binhduong cannot speak Kafka and posts them, the others publish {@code vneid-login} with Confluent's serializer. */
final class LoginFeed implements AutoCloseable {

    private static final String WITHOUT_KAFKA = "binhduong";
    private static final String TOPIC = "vneid-login";

    private final KafkaProducer<String, Object> producer;
    private final AccountServiceApi api;
    private final CitizenRefKey refKey;

    LoginFeed(LocalPlatform platform, AccountServiceApi api) {
        this.api = api;
        this.refKey = platform.secrets().citizenRefKey();
        this.producer = new KafkaProducer<>(Map.of(
                "bootstrap.servers",
                platform.bootstrapServers(),
                "schema.registry.url",
                platform.registryUrl(),
                "auto.register.schemas",
                false,
                "avro.remove.java.properties",
                true,
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                KafkaAvroSerializer.class,
                "client.id",
                "portal",
                "acks",
                "all",
                "delivery.timeout.ms",
                120_000));
    }

    /** Returns when it is accepted. */
    void tell(String portal, UUID eventId, VneidBrowser.LoggedIn login) {
        if (portal.equals(WITHOUT_KAFKA)) {
            post(portal, eventId, login);
        } else {
            publish(portal, eventId, login);
        }
    }

    private void post(String portal, UUID eventId, VneidBrowser.LoggedIn login) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("eventId", eventId);
        body.put("occurredAt", millis(login.at()).toString());
        body.put("portal", portal);
        body.put("cccd", login.citizenNumber());
        body.put("vneidSubject", login.subject());
        body.put("assuranceLevel", login.assuranceLevel());
        api.tellVneidLogin(body);
    }

    private void publish(String portal, UUID eventId, VneidBrowser.LoggedIn login) {
        VneidLogin fact = VneidLogin.newBuilder()
                .setEventId(eventId.toString())
                .setOccurredAt(millis(login.at()))
                .setCitizenRef(CitizenRef.of(refKey, login.citizenNumber()).value())
                .setVneidSubject(login.subject())
                .setAssuranceLevel(AssuranceLevel.valueOf(login.assuranceLevel()))
                .setPortal(portal)
                .build();
        ProducerRecord<String, Object> record = new ProducerRecord<>(TOPIC, fact.getCitizenRef(), fact);
        FactHeaders.addTo(record.headers(), fact, "/" + portal);
        record.headers().add(FactHeaders.TRACEPARENT, traceparent().getBytes(StandardCharsets.US_ASCII));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take a login", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Instant millis(Instant at) {
        return Instant.ofEpochMilli(at.toEpochMilli());
    }

    private static String traceparent() {
        UUID trace = UUID.randomUUID();
        UUID span = UUID.randomUUID();
        return "00-%016x%016x-%016x-01"
                .formatted(
                        trace.getMostSignificantBits(),
                        trace.getLeastSignificantBits(),
                        span.getLeastSignificantBits());
    }

    @Override
    public void close() {
        producer.close();
    }
}
