package vn.lienket.registry.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ConsumerEndpointCustomizer;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.kafka.inbound.KafkaMessageDrivenChannelAdapter;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.support.KafkaHeaderMapper;
import org.springframework.kafka.support.SimpleKafkaHeaderMapper;
import org.springframework.messaging.Message;
import vn.lienket.registry.FailedAttempts;
import vn.lienket.registry.NumberChanges;
import vn.lienket.registry.PopulationDatabase;
import vn.lienket.registry.SetAside;
import vn.lienket.schemas.CitizenRefKey;
import vn.lienket.schemas.Seal;
import vn.lienket.schemas.kafka.DeadLetters;
import vn.lienket.schemas.kafka.FactHeaders;
import vn.lienket.schemas.kafka.FactReader;

@Configuration(proxyBeanMethods = false)
class KafkaEdge {

    private static final Duration POLL = Duration.ofMillis(100);

    @Bean
    Consumer<Message<byte[]>> verifyCitizen(RequestIntake intake) {
        return intake::take;
    }

    @Bean
    RequestIntake requestIntake(
            VerifyCitizen verify, DeadLetters deadLetters, IntakeSettings settings, MeterRegistry meters) {
        RequestIntake intake = new RequestIntake(verify, new Failures(deadLetters, meters), settings.mostAtOnce());
        Gauge.builder("registry.intake.paused", intake, paused -> paused.isPaused() ? 1 : 0)
                .description("1 while no requests are fetched")
                .register(meters);
        return intake;
    }

    @Bean
    VerifyCitizen verification(
            RequestReader requests,
            PopulationDatabase database,
            Secrets secrets,
            Answers answers,
            FailedAttempts attempts) {
        AnswerFacts facts = new AnswerFacts(CitizenRefKey.parse(secrets.citizenRefKey()));
        return new VerifyCitizen(requests, database, facts, answers, attempts);
    }

    @Bean
    FailedAttempts failedAttempts(IntakeSettings settings, Clock clock) {
        return new FailedAttempts(settings.attempts(), clock);
    }

    @Bean
    PastRejections pastRejections(TopicEnd topics, FactReader facts, FailedAttempts attempts) {
        return new PastRejections(topics, facts, attempts);
    }

    @Bean
    NumberChanges numberChanges(TopicEnd topics, FactReader facts, Secrets secrets, Answers answers) {
        return new ConfirmedAccounts(topics, facts, CitizenRefKey.parse(secrets.citizenRefKey()), answers);
    }

    @Bean
    ReservedCalls reservedCalls(TopicEnd topics, FactReader facts, Answers answers, Clock clock) {
        return new ReservedCalls(topics, facts, answers, clock);
    }

    @Bean
    TopicEnd topicEnd(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new TopicEnd(() -> new KafkaConsumer<>(settings));
    }

    @Bean
    SetAside setAside(KafkaProperties kafka, Producer<byte[], byte[]> deadLetterProducer) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "citizen-registry-adapter.replay");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new ReplayedLetters(() -> new KafkaConsumer<>(settings), deadLetterProducer);
    }

    @Bean
    RequestReader requestReader(FactReader facts, Secrets secrets) {
        return new RequestReader(facts, Seal.with(secrets.claimKeyset()));
    }

    @Bean
    FactReader factReader(KafkaProperties kafka) {
        return new FactReader(kafka.getProperties());
    }

    /** The binder's own mapper would read every header as JSON; nobody asks for them but as they came. */
    @Bean
    KafkaHeaderMapper kafkaBinderHeaderMapper() {
        return new SimpleKafkaHeaderMapper("ce_*", FactHeaders.TRACEPARENT);
    }

    @Bean
    Producer<String, SpecificRecord> answerProducer(KafkaProperties kafka) {
        return new KafkaProducer<>(kafka.buildProducerProperties());
    }

    @Bean
    Answers answers(Producer<String, SpecificRecord> answerProducer) {
        return new Answers(answerProducer);
    }

    @Bean
    Producer<byte[], byte[]> deadLetterProducer(KafkaProperties kafka) {
        return new KafkaProducer<>(
                kafka.buildProducerProperties(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Bean
    DeadLetters deadLetters(Producer<byte[], byte[]> deadLetterProducer) {
        return new DeadLetters(deadLetterProducer, "citizen-registry-adapter");
    }

    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<byte[], byte[]>> containerOfRequests(
            RequestIntake intake) {
        return (container, destination, group) -> {
            // Acknowledgments are given by workers and committed between polls, so a poll must not wait long for
            // records.
            container.getContainerProperties().setPollTimeout(POLL.toMillis());
            intake.takesFrom(container);
        };
    }

    /** The record as it came: the dead letters need its bytes, its key and its headers unchanged. */
    @Bean
    ConsumerEndpointCustomizer<KafkaMessageDrivenChannelAdapter<byte[], byte[]>> recordsAsTheyCame() {
        return (endpoint, destination, group) -> endpoint.setBindSourceRecord(true);
    }
}
