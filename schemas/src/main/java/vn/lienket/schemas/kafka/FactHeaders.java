package vn.lienket.schemas.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;

/** The CloudEvents headers (Kafka binding, binary mode) that every fact carries beside the W3C {@code traceparent}. */
public final class FactHeaders {

    public static final String TRACEPARENT = "traceparent";

    private FactHeaders() {}

    /**
     * {@code ce_specversion}, {@code ce_id} (= eventId), {@code ce_type} (= full name of the Avro record), {@code ce_source}, {@code ce_time}
     * (= occurredAt).
     *
     * @param source the producing service, e.g. {@code /account-service}
     */
    public static Map<String, String> of(SpecificRecord fact, String source) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", field(fact, "eventId").toString(),
                "ce_type", fact.getSchema().getFullName(),
                "ce_source", source,
                "ce_time", ((Instant) field(fact, "occurredAt")).toString());
    }

    /** Adds them to a record that is about to be sent. */
    public static void addTo(Headers headers, SpecificRecord fact, String source) {
        of(fact, source).forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    }

    private static Object field(SpecificRecord fact, String name) {
        return fact.get(fact.getSchema().getField(name).pos());
    }
}
