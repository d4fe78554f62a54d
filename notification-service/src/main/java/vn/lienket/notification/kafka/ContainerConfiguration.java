package vn.lienket.notification.kafka;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.transaction.TransactionException;
import vn.lienket.schemas.kafka.DeadLetterErrorHandler;
import vn.lienket.schemas.kafka.DeadLetters;

/** How facts are read: many at a time, where records go that cannot be read, and which failures are not theirs. */
@Configuration(proxyBeanMethods = false)
class ContainerConfiguration {

    /** In milliseconds. What comes meanwhile is recorded together: a poll for every few facts would cost two commits, and wake the senders, each time. */
    private static final long GATHERING = 50;

    @Bean(destroyMethod = "close")
    Producer<byte[], byte[]> deadLetterProducer(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildProducerProperties();
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> containers(Producer<byte[], byte[]> producer) {
        DeadLetters letters = new DeadLetters(producer, "notification-service");
        return (container, topic, group) -> {
            DeadLetterErrorHandler handler =
                    new DeadLetterErrorHandler(letters, ContainerConfiguration::databaseIsAway);
            handler.setRetryListeners(new LoggedFailures());
            handler.setLogLevel(KafkaException.Level.DEBUG);
            container.setCommonErrorHandler(handler);
            container.getContainerProperties().setIdleBetweenPolls(GATHERING);
        };
    }

    static boolean databaseIsAway(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionException;
    }
}
