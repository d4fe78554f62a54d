package vn.lienket.benchmarks.workload;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.CutoffScheduled;

/** Every portal's citizens have a cutoff, a month away: the rule is asked at each pair and refuses none. */
public final class Calendar {

    private Calendar() {}

    public static void publish(String bootstrapServers, String registryUrl, Instant now) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "schema.registry.url",
                registryUrl,
                "auto.register.schemas",
                false,
                "avro.remove.java.properties",
                true,
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                KafkaAvroSerializer.class);
        try (KafkaProducer<String, CutoffScheduled> producer = new KafkaProducer<>(settings)) {
            for (int portal = 0; portal < Citizen.PORTAL_COUNT; portal++) {
                CutoffScheduled cutoff = cutoff(portal, now);
                producer.send(new ProducerRecord<>(
                        "cutoff-scheduled", cutoff.getPortal() + "/" + cutoff.getAccountType(), cutoff));
            }
        }
    }

    private static CutoffScheduled cutoff(int portal, Instant now) {
        return CutoffScheduled.newBuilder()
                .setEventId(new String(Citizen.uuid(portal), StandardCharsets.US_ASCII))
                .setOccurredAt(now.minus(Duration.ofDays(1)))
                .setPortal(new String(Citizen.portal(portal), StandardCharsets.US_ASCII))
                .setAccountType(AccountType.CITIZEN)
                .setCutoffAt(now.plus(Duration.ofDays(30)))
                .setExempt(false)
                .setCalendarVersion(1)
                .build();
    }
}
