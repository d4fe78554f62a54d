package vn.lienket.account.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import vn.lienket.facts.AccountContactChanged;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.schemas.Seal;
import vn.lienket.schemas.kafka.FactReader;
import vn.lienket.schemas.kafka.UnreadableFact;

/** Tries to open what is sealed in a record, with the keys that its rightful readers have. */
@Component
final class Openings {

    private final FactReader facts;
    private final Topics topics;
    private final Seal claims;
    private final Seal contacts;

    Openings(KafkaProperties kafka, Topics topics, Secrets secrets) {
        this.facts = new FactReader(kafka.buildConsumerProperties());
        this.topics = topics;
        this.claims = Seal.with(secrets.claimKeyset());
        this.contacts = Seal.with(secrets.contactKeyset());
    }

    /** @param topic also that of its dead letters */
    boolean opens(String topic, ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        try {
            if (topic.startsWith(topics.cccdUpdateRequested())) {
                claims.open(
                        bytes(facts.value(topics.cccdUpdateRequested(), record.value(), CccdUpdateRequested.class)
                                .getSealedClaim()),
                        key);
            } else {
                contacts.open(
                        bytes(facts.value(topics.accountContactChanged(), record.value(), AccountContactChanged.class)
                                .getSealedContact()),
                        key);
            }
            return true;
        } catch (Seal.BrokenSeal | UnreadableFact cannotBeRead) {
            return false;
        }
    }

    private static byte[] bytes(ByteBuffer sealed) {
        byte[] bytes = new byte[sealed.remaining()];
        sealed.duplicate().get(bytes);
        return bytes;
    }
}
