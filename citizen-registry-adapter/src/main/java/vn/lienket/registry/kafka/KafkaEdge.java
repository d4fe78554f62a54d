package vn.lienket.registry.kafka;

import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.support.KafkaHeaderMapper;
import org.springframework.kafka.support.SimpleKafkaHeaderMapper;
import org.springframework.messaging.Message;
import vn.lienket.registry.PopulationDatabase;
import vn.lienket.registry.RegistryUnavailable;
import vn.lienket.schemas.CitizenRefKey;
import vn.lienket.schemas.Seal;
import vn.lienket.schemas.kafka.DeadLetterErrorHandler;
import vn.lienket.schemas.kafka.DeadLetters;
import vn.lienket.schemas.kafka.FactHeaders;
import vn.lienket.schemas.kafka.FactReader;

@Configuration(proxyBeanMethods = false)
class KafkaEdge {

    @Bean
    Consumer<Message<byte[]>> verifyCitizen(
            RequestReader requests, PopulationDatabase database, Secrets secrets, StreamBridge bindings) {
        AnswerFacts facts = new AnswerFacts(CitizenRefKey.parse(secrets.citizenRefKey()));
        return new VerifyCitizen(requests, database, facts, new Answers(bindings));
    }

    @Bean
    RequestReader requestReader(FactReader facts, Secrets secrets) {
        return new RequestReader(facts, Seal.with(secrets.claimKeyset()));
    }

    @Bean
    FactReader factReader(KafkaProperties kafka) {
        return new FactReader(kafka.getProperties());
    }

    /** The binder's own mapper would add headers of Spring's beside the contract's. */
    @Bean
    KafkaHeaderMapper kafkaBinderHeaderMapper() {
        return new SimpleKafkaHeaderMapper("ce_*", FactHeaders.TRACEPARENT);
    }

    @Bean
    Producer<byte[], byte[]> deadLetterProducer(KafkaProperties kafka) {
        return new KafkaProducer<>(
                kafka.buildProducerProperties(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<byte[], byte[]>> failuresOfRequests(
            Producer<byte[], byte[]> deadLetterProducer) {
        DeadLetters deadLetters = new DeadLetters(deadLetterProducer, "citizen-registry-adapter");
        return (container, destination, group) -> {
            // Not after the ten records of the last poll.
            container.getContainerProperties().setPauseImmediate(true);
            container.setCommonErrorHandler(new DeadLetterErrorHandler(deadLetters, KafkaEdge::isOutage));
        };
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof RegistryUnavailable || failure instanceof Answers.NotPublished;
    }
}
