package vn.lienket.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.listener.MessageListenerContainer;

class DeadLetterErrorHandlerTest {

    private static final TopicPartition PARTITION = new TopicPartition("t", 0);
    private static final ConsumerRecord<?, ?> RECORD = new ConsumerRecord<>("t", 0, 7, "k".getBytes(), "v".getBytes());

    private final MockProducer<byte[], byte[]> letters =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final DeadLetterErrorHandler handler =
            new DeadLetterErrorHandler(new DeadLetters(letters, "test"), IOException.class::isInstance);

    /** Not running, so no pause is slept. */
    private final MessageListenerContainer container = new KafkaMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(Map.of()), new ContainerProperties("t"));

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
    }

    @Test
    void setsAnUnreadableRecordAsideAtOnce() {
        fail(new UnreadableFact("no key"));
        assertThat(reasons()).containsExactly("no key");
    }

    @Test
    void keepsARecordThroughAnyOutage() {
        failTimes(100, new IOException());
        failTimes(100, new RegistryUnreachable(new IOException()));
        assertThat(reasons()).isEmpty();
    }

    @Test
    void setsARecordAsideAfterFiveMoreTries() {
        failTimes(5, new IllegalStateException("about Nguyễn Văn A"));
        assertThat(reasons()).isEmpty();
        fail(new IllegalStateException("about Nguyễn Văn A"));
        assertThat(reasons()).containsExactly("the handler failed: java.lang.IllegalStateException");
    }

    @Test
    void setsAsideWhatProvesUnreadableAfterAnOutage() {
        failTimes(3, new RegistryUnreachable(new IOException()));
        fail(new UnreadableFact("unknown schema id"));
        assertThat(reasons()).containsExactly("unknown schema id");
    }

    @Test
    void countsNoTryThatAnOutageTook() {
        failTimes(3, new IllegalStateException());
        failTimes(10, new IOException());
        failTimes(5, new IllegalStateException());
        assertThat(reasons()).isEmpty();
    }

    @Test
    void blamesOneRecordOfABatchReadsTheRestAgainAndKeepsWhatWasHandled() {
        failBatch(new IOException());
        assertThat(reasons()).isEmpty();
        assertThat(consumer.position(PARTITION)).isEqualTo(8);
        failBatch(new UnreadableFact("no key"));
        assertThat(reasons()).containsExactly("no key");
        assertThat(consumer.position(PARTITION)).isEqualTo(9);
        assertThat(consumer.committed(Set.of(PARTITION)).get(PARTITION).offset())
                .isEqualTo(9);
    }

    /** Offset 8 of 7, 8 and 9. */
    private void failBatch(Exception failure) {
        List<ConsumerRecord<Object, Object>> batch = IntStream.rangeClosed(7, 9)
                .mapToObj(offset -> new ConsumerRecord<Object, Object>("t", 0, offset, "k".getBytes(), "v".getBytes()))
                .toList();
        var failed = new BatchListenerFailedException("", failure, batch.get(1));
        try {
            handler.handleBatch(
                    new ListenerExecutionFailedException("", failed),
                    new ConsumerRecords<>(Map.of(PARTITION, batch), Map.of()),
                    consumer,
                    container,
                    () -> {});
        } catch (RuntimeException seeksBack) {
            assertThat(seeksBack).isNotNull();
        }
    }

    private void failTimes(int times, Exception failure) {
        IntStream.range(0, times).forEach(i -> fail(failure));
    }

    /** Wrapped as Spring Cloud Stream does. */
    private void fail(Exception failure) {
        try {
            handler.handleRemaining(
                    new ListenerExecutionFailedException("", new IllegalArgumentException("", failure)),
                    List.of(RECORD),
                    consumer,
                    container);
        } catch (RuntimeException seeksBack) {
            assertThat(seeksBack).isNotNull();
        }
    }

    private List<String> reasons() {
        return letters.history().stream()
                .map(DeadLetterErrorHandlerTest::reason)
                .toList();
    }

    private static String reason(ProducerRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader(DeadLetters.REASON).value(), StandardCharsets.UTF_8);
    }
}
