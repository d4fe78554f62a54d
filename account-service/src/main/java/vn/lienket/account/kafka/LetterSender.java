package vn.lienket.account.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import vn.lienket.account.Letter;
import vn.lienket.account.Outbox.Waiting;

/**
 * Sends a batch as one Kafka transaction: all of it or, to readers, nothing. So a record that failed is never overtaken by a later one of its key, and an
 * instance that lost the lead while it was sending is fenced by the next.
 *
 * <p>After any failure it is to be closed and another opened.
 */
final class LetterSender implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(2);

    /** By what the producer says when it is one record that is at fault. */
    private static final List<Class<? extends Exception>> AT_FAULT =
            List.of(RecordTooLargeException.class, InvalidRecordException.class, InvalidTopicException.class);

    private final Producer<byte[], byte[]> producer;
    private final WireFormat wireFormat;
    private final KnownTopics topics;

    LetterSender(Producer<byte[], byte[]> producer, WireFormat wireFormat, KnownTopics topics) {
        this.producer = producer;
        this.wireFormat = wireFormat;
        this.topics = topics;
        producer.initTransactions();
    }

    /** @throws NeverTaken when letters are at fault; none is sent then */
    void send(List<Waiting> letters) throws InterruptedException {
        requireTopics(letters);
        producer.beginTransaction();
        List<Future<RecordMetadata>> sending = new ArrayList<>(letters.size());
        try {
            for (Waiting waiting : letters) {
                sending.add(producer.send(record(waiting.letter())));
            }
            producer.commitTransaction();
        } catch (KafkaException e) {
            // After one that is at fault the producer takes no other.
            throw whichIsAtFault(letters, sending).orElseThrow(() -> e);
        }
    }

    /** The producer would wait for a topic that does not exist, and say no more than that it waited too long. */
    private void requireTopics(List<Waiting> letters) throws InterruptedException {
        Set<String> named = new HashSet<>();
        for (Waiting waiting : letters) {
            String topic = waiting.letter().topic();
            if (named.add(topic) && !topics.exists(topic)) {
                throw new NeverTaken(
                        letters.stream()
                                .filter(other -> other.letter().topic().equals(topic))
                                .toList(),
                        "topic " + topic + " does not exist");
            }
        }
    }

    private static Optional<NeverTaken> whichIsAtFault(List<Waiting> letters, List<Future<RecordMetadata>> sending) {
        for (int i = 0; i < sending.size(); i++) {
            Throwable failure = failure(sending.get(i));
            if (failure != null && AT_FAULT.contains(failure.getClass())) {
                return Optional.of(new NeverTaken(
                        letters.subList(i, i + 1), failure.getClass().getSimpleName()));
            }
        }
        return Optional.empty();
    }

    private static Throwable failure(Future<RecordMetadata> sent) {
        try {
            if (sent.isDone()) {
                sent.get();
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    private ProducerRecord<byte[], byte[]> record(Letter letter) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                letter.topic(),
                letter.key().getBytes(StandardCharsets.UTF_8),
                letter.payload() == null ? null : wireFormat.of(letter.topic(), letter.payload()));
        PackedHeaders.unpack(letter.headers(), record.headers());
        return record;
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }

    /** The broker will never take these letters. */
    static final class NeverTaken extends RuntimeException {

        private final transient List<Waiting> letters;

        NeverTaken(List<Waiting> letters, String reason) {
            super(reason);
            this.letters = letters;
        }

        List<Waiting> letters() {
            return letters;
        }
    }
}
