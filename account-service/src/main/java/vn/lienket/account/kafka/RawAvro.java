package vn.lienket.account.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Avro binary without any header, the form of what is sealed. */
final class RawAvro {

    private static final Map<Schema, SpecificDatumWriter<SpecificRecord>> WRITERS = new ConcurrentHashMap<>();

    private RawAvro() {}

    /** By the code that was generated for the schema, not by walking along it. */
    private static SpecificDatumWriter<SpecificRecord> writer(Schema schema) {
        SpecificDatumWriter<SpecificRecord> writer = new SpecificDatumWriter<>(schema);
        writer.getSpecificData().setCustomCoders(true);
        return writer;
    }

    static byte[] write(SpecificRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            WRITERS.computeIfAbsent(record.getSchema(), RawAvro::writer).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
