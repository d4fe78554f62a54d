package vn.lienket.benchmarks.notification;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.lienket.facts.AccountContactChanged;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.Language;
import vn.lienket.facts.sealed.Contact;
import vn.lienket.platform.TestParts;
import vn.lienket.schemas.Seal;

/** Facts about accounts that nobody heard of before, as the other services write them. */
final class Facts implements AutoCloseable {

    private static final Instant AT = Instant.parse("2024-06-30T07:05:00Z");

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaAvroSerializer avro = new KafkaAvroSerializer();
    private final Seal seal;

    Facts(TestParts parts, String contactKeyset) {
        producer = new KafkaProducer<>(parts.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer());
        avro.configure(parts.clientSettings(), false);
        seal = Seal.with(contactKeyset);
    }

    /** How the accounts can be reached. */
    void contacts(String portal, int accounts) {
        for (int n = 0; n < accounts; n++) {
            String key = portal + "/" + account(n);
            send(
                    "account-contact-changed",
                    key,
                    new AccountContactChanged(
                            id(), AT, portal, account(n), sealed(key, n), Language.VI, AccountType.CITIZEN));
        }
        producer.flush();
    }

    /** The n-th fact: one of so many accounts was linked anew, each in its turn. */
    void linked(String portal, int accounts, long n) {
        int account = (int) (n % accounts);
        String ref = String.format("k1.%022d", account);
        send(
                "account-linked",
                ref,
                new AccountLinked(
                        id(),
                        AT,
                        ref,
                        portal,
                        account(account),
                        "vneid-1",
                        n / accounts + 1,
                        null,
                        false,
                        "1",
                        id(),
                        id()));
    }

    void flush() {
        producer.flush();
    }

    private ByteBuffer sealed(String key, int n) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new SpecificDatumWriter<>(Contact.class)
                    .write(new Contact("nguoi." + n + "@thu.example", null, "Nguyễn Thị Hoà"), encoder);
            encoder.flush();
            return ByteBuffer.wrap(seal.seal(out.toByteArray(), key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(String topic, String key, SpecificRecord fact) {
        producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), avro.serialize(topic, fact)));
    }

    private static String account(int n) {
        return "tk-" + n;
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        producer.close();
        avro.close();
    }
}
