package vn.lienket.account.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
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

    private final Producer<byte[], byte[]> producer;
    private final WireFormat wireFormat;

    LetterSender(Producer<byte[], byte[]> producer, WireFormat wireFormat) {
        this.producer = producer;
        this.wireFormat = wireFormat;
        producer.initTransactions();
    }

    /** @throws NeverTaken when one letter is at fault; none is sent then */
    void send(List<Waiting> letters) {
        List<ProducerRecord<byte[], byte[]>> records =
                letters.stream().map(waiting -> record(waiting.letter())).toList();
        producer.beginTransaction();
        List<Future<RecordMetadata>> sending = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            sending.add(producer.send(record));
        }
        producer.flush();
        for (int i = 0; i < letters.size(); i++) {
            await(sending.get(i), letters.get(i));
        }
        producer.commitTransaction();
    }

    private static void await(Future<RecordMetadata> sent, Waiting letter) {
        try {
            sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                throw new NeverTaken(letter, e.getCause().getClass().getSimpleName());
            }
            throw new KafkaException("not taken", e.getCause());
        }
    }

    private ProducerRecord<byte[], byte[]> record(Letter letter) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                letter.topic(),
                letter.key().getBytes(StandardCharsets.UTF_8),
                letter.payload() == null ? null : wireFormat.of(letter.topic(), letter.payload()));
        String[] headers = letter.headers();
        for (int i = 0; i < headers.length; i += 2) {
            record.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }

    /** The broker will never take this letter. */
    static final class NeverTaken extends RuntimeException {

        private final transient Waiting letter;

        NeverTaken(Waiting letter, String reason) {
            super(reason);
            this.letter = letter;
        }

        Waiting letter() {
            return letter;
        }
    }
}
