package vn.lienket.notification.kafka;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/** Reads the records of one topic and has those of a poll handled together; when that fails, one by one, so that the record at fault is named. */
record FactListener<F>(Function<ConsumerRecord<byte[], byte[]>, F> read, Consumer<List<F>> handle)
        implements Consumer<Message<?>> {

    @Override
    @SuppressWarnings("unchecked")
    public void accept(Message<?> message) {
        var records =
                (List<ConsumerRecord<byte[], byte[]>>) message.getHeaders().get(KafkaHeaders.RAW_DATA);
        if (!areHandledTogether(records)) {
            records.forEach(this::handleAlone);
        }
    }

    private boolean areHandledTogether(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            handle.accept(records.stream().map(read).toList());
            return true;
        } catch (RuntimeException ofOneOfThem) {
            return false;
        }
    }

    private void handleAlone(ConsumerRecord<byte[], byte[]> record) {
        try {
            handle.accept(List.of(read.apply(record)));
        } catch (RuntimeException e) {
            throw new BatchListenerFailedException("", e, record);
        }
    }
}
