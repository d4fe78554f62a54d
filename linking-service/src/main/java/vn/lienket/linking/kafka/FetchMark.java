package vn.lienket.linking.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Tells the calendar that facts were fetched; Kafka Streams itself has no place to notice it. */
public final class FetchMark implements ConsumerInterceptor<byte[], byte[]> {

    /** Consumer setting whose value is the {@link CalendarTopic}. */
    static final String CALENDAR = "linking.calendar";

    private CalendarTopic calendar;

    @Override
    public void configure(Map<String, ?> settings) {
        calendar = (CalendarTopic) settings.get(CALENDAR);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        calendar.factsWereFetched();
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
}
