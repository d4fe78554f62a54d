package vn.lienket.linking.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** Kafka Streams tells nobody when it fetches and commits; its clients know. */
final class NotingClients extends DefaultKafkaClientSupplier {

    private final LinkingMeters meters;
    private final CalendarTopic calendar;
    private final Fetched fetched;

    NotingClients(LinkingMeters meters, CalendarTopic calendar, Fetched fetched) {
        this.meters = meters;
        this.calendar = calendar;
        this.fetched = fetched;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
        return new FetchingConsumer(settings, calendar, fetched);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
        return new NotingProducer(settings, meters);
    }

    private static final class NotingProducer extends KafkaProducer<byte[], byte[]> {

        private final LinkingMeters meters;

        private NotingProducer(Map<String, Object> settings, LinkingMeters meters) {
            super(settings, new ByteArraySerializer(), new ByteArraySerializer());
            this.meters = meters;
        }

        @Override
        public void commitTransaction() {
            long start = System.nanoTime();
            super.commitTransaction();
            meters.committed(Duration.ofNanos(System.nanoTime() - start));
        }

        @Override
        public void abortTransaction() {
            meters.aborted();
            super.abortTransaction();
        }
    }
}
