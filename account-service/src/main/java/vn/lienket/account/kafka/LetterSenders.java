package vn.lienket.account.kafka;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Opens senders; each is a producer of its own, because one that failed within a transaction is of no use any more. */
@Component
final class LetterSenders {

    private final KafkaProperties kafka;
    private final RelaySettings settings;
    private final WireFormat wireFormat;
    private final KnownTopics topics;

    LetterSenders(KafkaProperties kafka, RelaySettings settings, SchemaRegistryClient registry, Admin admin) {
        this.kafka = kafka;
        this.settings = settings;
        this.wireFormat = new WireFormat(registry);
        this.topics = new KnownTopics(admin, settings.topicPatience());
    }

    LetterSender open() {
        topics.forget();
        Map<String, Object> properties = kafka.buildProducerProperties();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.transactionalId());
        // Short, so that readers of committed records do not wait long for a relay that was killed.
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 12_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        // A commit sends what lingers, so nobody waits so long; without lingering each batch had what came within a
        // millisecond, and the broker much more to do.
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 1_000);
        return new LetterSender(
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
                wireFormat,
                topics);
    }
}
