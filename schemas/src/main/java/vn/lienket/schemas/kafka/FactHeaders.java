package vn.lienket.schemas.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
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
        Map<String, String> headers = new LinkedHashMap<>();
        each(fact, source, headers::put);
        return headers;
    }

    /** Adds them to a record that is about to be sent. */
    public static void addTo(Headers headers, SpecificRecord fact, String source) {
        each(fact, source, (name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    }

    /** Each name with its value, in a fixed order. */
    public static void each(SpecificRecord fact, String source, BiConsumer<String, String> header) {
        header.accept("ce_specversion", "1.0");
        header.accept("ce_id", field(fact, "eventId").toString());
        header.accept("ce_type", fact.getSchema().getFullName());
        header.accept("ce_source", source);
        header.accept("ce_time", TimeText.of((Instant) field(fact, "occurredAt")));
    }

    private static Object field(SpecificRecord fact, String name) {
        return fact.get(fact.getSchema().getField(name).pos());
    }
}
