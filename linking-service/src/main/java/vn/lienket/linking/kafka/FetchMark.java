package vn.lienket.linking.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Tells the calendar that facts were fetched, and the tasks how many; Kafka Streams itself has no place to notice it. */
public final class FetchMark implements ConsumerInterceptor<byte[], byte[]> {

    /** Consumer setting whose value is the {@link CalendarTopic}. */
    static final String CALENDAR = "linking.calendar";

    /** Consumer setting whose value is the {@link Fetched}. */
    static final String FETCHED = "linking.fetched";

    private CalendarTopic calendar;
    private Fetched fetched;

    @Override
    public void configure(Map<String, ?> settings) {
        calendar = (CalendarTopic) settings.get(CALENDAR);
        fetched = (Fetched) settings.get(FETCHED);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        calendar.factsWereFetched();
        fetched.records(records.count());
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
}
