package vn.lienket.registry.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import vn.lienket.schemas.kafka.FactHeaders;

/** Puts answers on the broker. */
final class Answers {

    private static final String SOURCE = "/citizen-registry-adapter";

    /** CloudEvents extension: id of the database's answer, for an auditor. */
    private static final String EVIDENCE = "ce_evidenceid";

    private static final long PATIENCE_SECONDS = 10;

    private final Producer<String, SpecificRecord> producer;

    Answers(Producer<String, SpecificRecord> producer) {
        this.producer = producer;
    }

    /**
     * Returns when the broker has it.
     *
     * @throws NotPublished when the broker (or the schema registry) did not take it; nothing is wrong with the request
     */
    void publish(Answer answer, String traceparent, Optional<String> evidenceId) {
        ProducerRecord<String, SpecificRecord> record =
                new ProducerRecord<>(answer.topic(), answer.key(), answer.fact());
        FactHeaders.addTo(record.headers(), answer.fact(), SOURCE);
        record.headers().add(FactHeaders.TRACEPARENT, utf8(traceparent));
        evidenceId.ifPresent(id -> record.headers().add(EVIDENCE, utf8(id)));
        try {
            producer.send(record).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPublished("interrupted");
        } catch (ExecutionException e) {
            throw new NotPublished(e.getCause().getClass().getSimpleName());
        } catch (TimeoutException | RuntimeException e) {
            throw new NotPublished(e.getClass().getSimpleName());
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static final class NotPublished extends RuntimeException {
        NotPublished(String why) {
            super("the answer is not on the broker: " + why);
        }
    }
}
