package vn.lienket.notification;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.lienket.facts.AccountContactChanged;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.Language;
import vn.lienket.facts.sealed.Contact;
import vn.lienket.platform.TestParts;
import vn.lienket.schemas.Seal;

/** Writes to the input topics as the other services do. */
final class Publisher {

    static final String KEYSET = Seal.newKeyset();

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaAvroSerializer avro = new KafkaAvroSerializer();

    Publisher(TestParts parts) {
        producer = new KafkaProducer<>(parts.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer());
        avro.configure(parts.clientSettings(), false);
    }

    byte[] bytes(String topic, SpecificRecord fact) {
        return avro.serialize(topic, fact);
    }

    void publish(String topic, String key, SpecificRecord fact) {
        publish(topic, key, bytes(topic, fact));
    }

    void publish(String topic, String key, byte[] value) {
        try {
            byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic, keyBytes, value)).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without waiting for the broker. */
    void contactLater(Citizen citizen) {
        send(
                "account-contact-changed",
                citizen.account().text(),
                contactChanged(citizen.account(), citizen.email(), "Nguyễn Thị Hoà", Language.VI, KEYSET));
    }

    /** Without waiting for the broker. */
    void linkedLater(Citizen citizen) {
        send("account-linked", citizen.ref(), citizen.linked());
    }

    private void send(String topic, String key, SpecificRecord fact) {
        producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), bytes(topic, fact)));
    }

    void contact(AccountKey account, String email, String fullName) {
        contact(account, email, fullName, Language.VI);
    }

    void contactOf(AccountType type, Citizen citizen) {
        AccountContactChanged fact =
                contactChanged(citizen.account(), citizen.email(), null, Language.VI, type, KEYSET);
        publish("account-contact-changed", citizen.account().text(), fact);
    }

    void contact(AccountKey account, String email, String fullName, Language language) {
        publish("account-contact-changed", account.text(), contactChanged(account, email, fullName, language, KEYSET));
    }

    static AccountContactChanged contactChanged(
            AccountKey account, String email, String fullName, Language language, String keyset) {
        return contactChanged(account, email, fullName, language, AccountType.CITIZEN, keyset);
    }

    private static AccountContactChanged contactChanged(
            AccountKey account, String email, String fullName, Language language, AccountType type, String keyset) {
        return contactChanged(account, new Contact(email, null, fullName), language, type, keyset);
    }

    /** A citizen who can be reached by these, or by one of them. */
    void reach(AccountKey account, String email, String phone, String fullName) {
        publish(
                "account-contact-changed",
                account.text(),
                contactChanged(account, new Contact(email, phone, fullName), Language.VI, AccountType.CITIZEN, KEYSET));
    }

    private static AccountContactChanged contactChanged(
            AccountKey account, Contact contact, Language language, AccountType type, String keyset) {
        byte[] clear = binary(contact);
        return new AccountContactChanged(
                UUID.randomUUID().toString(),
                Instant.parse("2024-06-01T00:00:00Z"),
                account.portal(),
                account.accountId(),
                ByteBuffer.wrap(Seal.with(keyset).seal(clear, account.text())),
                language,
                type);
    }

    private static byte[] binary(Contact contact) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().binaryEncoder(out, null);
            new SpecificDatumWriter<>(Contact.class).write(contact, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
