package vn.lienket.linking.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienket.linking.Calendar;

/**
 * The calendar as its topic has it. Each instance reads the whole topic itself, from the start, whatever partitions of the facts it works on.
 *
 * <p>The first question after every fetch of facts asks the broker where the topic ends, and waits until it is read up to there. A fact was appended
 * before it was fetched, and fetched before the broker was asked: so whatever was published before the fact was appended is known by then. This
 * needs no clock; it costs one request a fetch, not one a fact.
 */
final class CalendarTopic implements Calendars, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarTopic.class);
    private static final Duration BRIEFLY = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final ReadCutoffs reading;
    private final Duration patience;
    private final AtomicLong fetches = new AtomicLong(1);
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(Calendar.EMPTY, 0));
    private List<TopicPartition> partitions = List.of();

    private record Known(Calendar calendar, long asOfFetch) {}

    /** @param consumer for this alone, of plain bytes, {@code read_committed}, without a group */
    CalendarTopic(Consumer<byte[], byte[]> consumer, String topic, ReadCutoffs reading, Duration patience) {
        this.consumer = consumer;
        this.topic = topic;
        this.reading = reading;
        this.patience = patience;
    }

    /** Facts were fetched: what is known of the calendar may be older than they are. */
    void factsWereFetched() {
        fetches.incrementAndGet();
    }

    @Override
    public Calendar current() {
        Known now = known.get();
        return now.asOfFetch == fetches.get() ? now.calendar : catchUp();
    }

    @Override
    public Calendar latest() {
        factsWereFetched();
        return current();
    }

    private synchronized Calendar catchUp() {
        long asOfFetch = fetches.get();
        if (known.get().asOfFetch != asOfFetch) {
            try {
                known.set(new Known(readToTheEnd(), asOfFetch));
            } catch (RuntimeException e) {
                // What was polled and not applied is lost: next time from the start.
                partitions = List.of();
                throw e;
            }
        }
        return known.get().calendar;
    }

    private Calendar readToTheEnd() {
        Calendar calendar = partitions.isEmpty() ? fromTheStart() : known.get().calendar;
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, patience);
        long deadline = System.nanoTime() + patience.toNanos();
        while (isBehind(ends)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(BRIEFLY)) {
                calendar = with(calendar, record);
            }
            if (System.nanoTime() > deadline) {
                throw new CalendarUnreadable(topic);
            }
        }
        return calendar;
    }

    private Calendar fromTheStart() {
        List<TopicPartition> all =
                Optional.ofNullable(consumer.partitionsFor(topic, patience)).orElse(List.of()).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        if (all.isEmpty()) {
            throw new CalendarUnreadable(topic);
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
        partitions = all;
        return Calendar.EMPTY;
    }

    private boolean isBehind(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), patience) < end.getValue());
    }

    /** What cannot be read changes nothing here; {@link CheckCutoffs} puts it into the dead letters, once. */
    private Calendar with(Calendar calendar, ConsumerRecord<byte[], byte[]> record) {
        return reading.read(record.key(), record.value())
                .fold(
                        scheduled -> calendar.with(scheduled.entry(), scheduled.cutoff()),
                        calendar::without,
                        unreadable -> {
                            LOG.warn("{}-{}@{}: {}", topic, record.partition(), record.offset(), unreadable);
                            return calendar;
                        });
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }

    /** Without the calendar nothing may be decided: the stream thread is replaced and tries again. */
    static final class CalendarUnreadable extends RuntimeException {
        private CalendarUnreadable(String topic) {
            super("could not read " + topic + " to its end");
        }
    }
}
