package vn.lienket.registry;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.sealed.Claim;
import vn.lienket.platform.TestParts;
import vn.lienket.schemas.Seal;

/** Puts requests on the broker as account-service does. */
final class Portals implements AutoCloseable {

    static final String TOPIC = "cccd-update-requested";

    /** Canaries: none of them may come out anywhere. */
    static final String NAME = "Nguyễn Thị Hòa Canary";

    static final String CCCD = "001187654321";
    static final String CMND = "987654321";
    static final String BIRTH_DATE = "1987-05-21";

    private final Seal seal;
    private final Producer<byte[], byte[]> producer;
    private final KafkaAvroSerializer avro = new KafkaAvroSerializer();

    Portals(String claimKeyset) {
        this(claimKeyset, TestParts.shared().clientSettings());
    }

    Portals(String claimKeyset, Map<String, Object> clientSettings) {
        seal = Seal.with(claimKeyset);
        Map<String, Object> settings = new HashMap<>(clientSettings);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        avro.configure(settings, false);
    }

    static Claim claim() {
        return claimOf(CCCD);
    }

    static Claim claimOf(String cccd) {
        return new Claim(cccd, CMND, NAME, BIRTH_DATE);
    }

    /** Returns the request, for its ids. */
    CccdUpdateRequested submit(Claim claim) {
        CccdUpdateRequested request = request(claim);
        send(key(request), bytes(request));
        return request;
    }

    CccdUpdateRequested submit(Claim claim, String accountId) {
        CccdUpdateRequested request = request(claim, accountId);
        send(key(request), bytes(request));
        return request;
    }

    /** As {@link #submit}, without waiting for the broker. */
    CccdUpdateRequested submitSoon(Claim claim) {
        CccdUpdateRequested request = request(claim);
        producer.send(new ProducerRecord<>(TOPIC, key(request).getBytes(StandardCharsets.UTF_8), bytes(request)));
        return request;
    }

    CccdUpdateRequested request(Claim claim) {
        return request(claim, "account-" + UUID.randomUUID());
    }

    private CccdUpdateRequested request(Claim claim, String accountId) {
        return CccdUpdateRequested.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setOccurredAt(Instant.parse("2024-06-15T08:29:59Z"))
                .setRequestId(UUID.randomUUID().toString())
                .setPortal("dvcqg")
                .setAccountId(accountId)
                .setAccountType(AccountType.CITIZEN)
                .setSealedClaim(seal(binary(claim), "dvcqg/" + accountId))
                .build();
    }

    static String key(CccdUpdateRequested request) {
        return request.getPortal() + "/" + request.getAccountId();
    }

    byte[] bytes(CccdUpdateRequested request) {
        return bytes(TOPIC, request);
    }

    byte[] bytes(String topic, SpecificRecord fact) {
        return avro.serialize(topic, fact);
    }

    ByteBuffer seal(byte[] clear, String key) {
        return ByteBuffer.wrap(seal.seal(clear, key));
    }

    void send(String key, byte[] value) {
        send(new ProducerRecord<>(TOPIC, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value));
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** To one partition, whatever the key, so that what comes first is handled first. */
    void sendToPartitionZero(byte[] key, byte[] value) {
        send(new ProducerRecord<>(TOPIC, 0, key, value));
    }

    private static byte[] binary(Claim claim) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new SpecificDatumWriter<>(Claim.class).write(claim, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        producer.close();
    }
}
