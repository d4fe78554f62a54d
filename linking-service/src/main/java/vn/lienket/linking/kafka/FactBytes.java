package vn.lienket.linking.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The Avro bytes of a flat fact, as Avro's own writer makes them in several times the time. Knows only the kinds of field that such facts have. */
final class FactBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    private FactBytes() {}

    /** @throws ClassCastException when the fact has another kind of field */
    static byte[] of(byte[] wireHeader, SpecificRecord fact) {
        FactBytes out = new FactBytes();
        out.bytes.writeBytes(wireHeader);
        for (Schema.Field field : fact.getSchema().getFields()) {
            out.field(field.schema(), fact.get(field.pos()));
        }
        return out.bytes.toByteArray();
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
            bytes.write(bool ? 1 : 0);
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
        bytes.writeBytes(utf8);
    }

    private void number(long value) {
        long zigzag = value << 1 ^ value >> 63;
        while ((zigzag & ~0x7fL) != 0) {
            bytes.write((int) (zigzag & 0x7f | 0x80));
            zigzag >>>= 7;
        }
        bytes.write((int) zigzag);
    }
}
