package vn.lienket.notification.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.RetryListener;

/** One line a failure, with the place of the record and the kind of failure: its message or content may be personal. */
final class LoggedFailures implements RetryListener {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedFailures.class);

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, Exception failure, int attempt) {
        // The first is often the last; the second says that something lasts.
        if (attempt == 2) {
            LOG.warn("trying {} again: {}", place(record), kind(failure));
        }
    }

    @Override
    public void recovered(ConsumerRecord<?, ?> record, Exception failure) {
        LOG.warn("dead letter: {}: {}", place(record), kind(failure));
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }

    private static String kind(Exception failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName();
    }
}
