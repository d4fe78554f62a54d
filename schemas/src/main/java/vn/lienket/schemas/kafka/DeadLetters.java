package vn.lienket.schemas.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;

/**
 * Writes a record that could not be handled to {@code <topic>.dlq}: the original key, value and headers, and four headers that say why, whence, by whom
 * and when. Alert on any growth of a {@code .dlq} topic.
 */
public final class DeadLetters {

    /** One line for people, without any content of the record. */
    public static final String REASON = "dlq_reason";
    /** {@code <topic>-<partition>@<offset>}, the place of the original. */
    public static final String ORIGIN = "dlq_origin";
    /** The service that could not handle it. */
    public static final String BY = "dlq_by";
    /** ISO-8601 instant. */
    public static final String AT = "dlq_at";

    private final Producer<byte[], byte[]> producer;
    private final String by;

    public DeadLetters(Producer<byte[], byte[]> producer, String by) {
        this.producer = producer;
        this.by = by;
    }

    public static String topicOf(String topic) {
        return topic + ".dlq";
    }

    /** Returns when the broker has it; throws when it did not take it, so that the original is not skipped. */
    public void add(ConsumerRecord<byte[], byte[]> record, String reason) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topicOf(record.topic()), null, record.key(), record.value(), record.headers());
        String origin = record.topic() + "-" + record.partition() + "@" + record.offset();
        describe(letter.headers(), reason, origin, by, Instant.now());
        try {
            producer.send(letter).get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the dead letter of " + origin + " was not taken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing the dead letter of " + origin, e);
        }
    }

    public static void describe(Headers headers, String reason, String origin, String by, Instant at) {
        put(headers, REASON, reason);
        put(headers, ORIGIN, origin);
        put(headers, BY, by);
        put(headers, AT, at.toString());
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
