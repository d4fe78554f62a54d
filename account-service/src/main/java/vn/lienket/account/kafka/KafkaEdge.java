package vn.lienket.account.kafka;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.transaction.CannotCreateTransactionException;
import vn.lienket.schemas.kafka.DeadLetterErrorHandler;
import vn.lienket.schemas.kafka.DeadLetters;

@Configuration(proxyBeanMethods = false)
class KafkaEdge {

    @Bean
    SchemaRegistryClient schemaRegistry(KafkaProperties kafka) {
        return new CachedSchemaRegistryClient(kafka.getProperties().get("schema.registry.url"), 100);
    }

    @Bean(destroyMethod = "close")
    Admin admin(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildAdminProperties();
        // Also how long closing takes at most when the broker is gone.
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 4_000);
        return Admin.create(settings);
    }

    @Bean(destroyMethod = "close")
    Producer<byte[], byte[]> deadLetterProducer(KafkaProperties kafka) {
        return new KafkaProducer<>(
                kafka.buildProducerProperties(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Listeners get the records as they are: a dead letter needs their original bytes, and nobody the lists of headers. */
    @Bean
    BatchMessagingMessageConverter plainRecords() {
        BatchMessagingMessageConverter plain = new BatchMessagingMessageConverter();
        plain.setRawRecordHeader(true);
        plain.setHeaderMapper(null);
        return plain;
    }

    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> deadLetters(
            Producer<byte[], byte[]> deadLetterProducer) {
        DeadLetters letters = new DeadLetters(deadLetterProducer, "account-service");
        return (container, destination, group) -> {
            container.setCommonErrorHandler(new DeadLetterErrorHandler(letters, KafkaEdge::isOutage));
            // Without it the lag of a topic written in transactions never reads zero, and the cutoff would wait for it.
            container.getContainerProperties().setFixTxOffsets(true);
        };
    }

    private static boolean isOutage(Throwable cause) {
        return OUTAGES.stream().anyMatch(kind -> kind.isInstance(cause));
    }

    private static final List<Class<? extends Exception>> OUTAGES = List.of(
            TransientDataAccessException.class,
            RecoverableDataAccessException.class,
            NonTransientDataAccessResourceException.class,
            CannotGetJdbcConnectionException.class,
            CannotCreateTransactionException.class);
}
