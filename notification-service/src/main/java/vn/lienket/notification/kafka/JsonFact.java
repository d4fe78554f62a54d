package vn.lienket.notification.kafka;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.json.JsonMapper;
import vn.lienket.notification.Announcement;

/** A fact in JSON, as Standard Webhooks has it: {@code {"type", "timestamp", "data"}}. */
final class JsonFact {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Downstream joins by portal and account. A citizen's pseudonym is of use only to who reads the topics, and an operator's name to nobody outside. */
    private static final Set<String> KEPT_BACK = Set.of("citizenRef", "previousCitizenRef", "requestedBy");

    private JsonFact() {}

    static Announcement announcement(String topic, SpecificRecord fact) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (Schema.Field field : fact.getSchema().getFields()) {
            if (!KEPT_BACK.contains(field.name())) {
                data.put(field.name(), plain(fact.get(field.pos())));
            }
        }
        String portal = (String) data.get("portal");
        Object of = data.getOrDefault("accountId", data.get("accountType"));
        Instant at = (Instant) fact.get(fact.getSchema().getField("occurredAt").pos());
        return new Announcement(
                UUID.fromString((String) data.get("eventId")),
                topic,
                at,
                new Announcement.Subject(portal, portal + "/" + of),
                JSON.writeValueAsString(message(topic, at, data)));
    }

    private static Map<String, Object> message(String topic, Instant at, Map<String, Object> data) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", topic);
        message.put("timestamp", at.toString());
        message.put("data", data);
        return message;
    }

    private static Object plain(Object value) {
        boolean json = value == null || value instanceof Number || value instanceof Boolean;
        return json ? value : value.toString();
    }
}
