package vn.lienket.notification.kafka;

import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/** A record as it lies in the topic. @param key null when it has none; @param value null for a tombstone */
record RawRecord(String topic, byte[] key, byte[] value) {

    static RawRecord of(Message<?> message) {
        return new RawRecord(
                message.getHeaders().get(KafkaHeaders.RECEIVED_TOPIC, String.class),
                message.getHeaders().get(KafkaHeaders.RECEIVED_KEY, byte[].class),
                // Spring carries a tombstone as an object of its own.
                message.getPayload() instanceof byte[] bytes ? bytes : null);
    }
}
