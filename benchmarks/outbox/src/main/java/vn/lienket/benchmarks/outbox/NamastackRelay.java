package vn.lienket.benchmarks.outbox;

import io.namastack.outbox.Outbox;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * namastack-outbox as its manual has it: facts are scheduled under their key in a transaction, a handler sends each and returns when the broker has it, which
 * is what lets the next of the key go. Facts to write are ordered by files.
 */
@SpringBootApplication
class NamastackRelay {

    private static final long POLL = 20;

    public static void main(String[] args) throws IOException, InterruptedException {
        try (ConfigurableApplicationContext context = SpringApplication.run(NamastackRelay.class, args)) {
            Path orders = Path.of(context.getEnvironment().getRequiredProperty("orders"));
            int run = 0;
            while (true) {
                Path order = orders.resolve(run + ".order");
                if (Files.exists(order)) {
                    fulfil(order, context);
                    run++;
                }
                Thread.sleep(POLL);
            }
        }
    }

    private static void fulfil(Path order, ConfigurableApplicationContext context) throws IOException {
        String[] words = Files.readString(order).split(" ");
        Facts facts = new Facts(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        Outbox outbox = context.getBean(Outbox.class);
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            for (int i = 0; i < facts.count(); i++) {
                Facts.Fact fact = facts.get(i);
                outbox.schedule(
                        new Sealed(Base64.getEncoder().encodeToString(fact.payload())), fact.key(), fact.headers());
            }
        });
        Path part = Files.writeString(order.resolveSibling(facts.run() + ".part"), Long.toString(System.nanoTime()));
        Files.move(part, order.resolveSibling(facts.run() + ".done"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** @param payload Avro's single-object encoding in base64: the library keeps texts */
    record Sealed(String payload) {}

    @Bean
    KafkaProducer<byte[], byte[]> producer(Environment environment) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", environment.getRequiredProperty("bootstrap-servers"), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Bean
    OutboxTypedHandler<Sealed> sends(KafkaProducer<byte[], byte[]> producer, Environment environment) {
        return new Sends(producer, Integer.parseInt(environment.getRequiredProperty("schema-id")));
    }

    /** A class, not a lambda: the library finds out by it what it handles. */
    static final class Sends implements OutboxTypedHandler<Sealed> {

        private final KafkaProducer<byte[], byte[]> producer;
        private final int schemaId;

        Sends(KafkaProducer<byte[], byte[]> producer, int schemaId) {
            this.producer = producer;
            this.schemaId = schemaId;
        }

        @Override
        public void handle(Sealed sealed, OutboxRecordMetadata metadata) {
            Facts.Fact fact = new Facts.Fact(
                    metadata.getKey(),
                    metadata.getContext(),
                    Base64.getDecoder().decode(sealed.payload()));
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(Facts.TOPIC, fact.key().getBytes(StandardCharsets.UTF_8), fact.wire(schemaId));
            fact.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            try {
                producer.send(record).get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
