package vn.lienket.linking.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The Avro bytes of a flat fact, as Avro's own writer makes them in several times the time. Knows only the kinds of field that such facts have. */
final class FactBytes {

    private final Octets octets = new Octets(512);

    private FactBytes() {}

    /** @throws ClassCastException when the fact has another kind of field */
    static byte[] of(byte[] wireHeader, SpecificRecord fact) {
        FactBytes out = new FactBytes();
        out.octets.add(wireHeader);
        for (Schema.Field field : fact.getSchema().getFields()) {
            out.field(field.schema(), fact.get(field.pos()));
        }
        return out.octets.copy();
    }

    private void field(Schema schema, Object value) {
        if (schema.isUnion()) {
            int branch = branch(schema, value);
            number(branch);
            field(schema.getTypes().get(branch), value);
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof Long number) {
            number(number);
        } else if (value instanceof Instant instant) {
            number(instant.toEpochMilli());
        } else if (value instanceof Boolean bool) {
            octets.add(bool ? 1 : 0);
        } else if (value != null) {
            number(((Enum<?>) value).ordinal());
        }
    }

    /** Of null and one other. */
    private static int branch(Schema union, Object value) {
        boolean nullFirst = union.getTypes().get(0).getType() == Schema.Type.NULL;
        return nullFirst == (value == null) ? 0 : 1;
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        number(utf8.length);
        octets.add(utf8);
    }

    private void number(long value) {
        octets.number(value << 1 ^ value >> 63);
    }
}
