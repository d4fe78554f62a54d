package vn.lienket.linking.kafka;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienket.linking.Calendar;
import vn.lienket.linking.Fact;
import vn.lienket.linking.LinkingRules;
import vn.lienket.linking.Outcome;
import vn.lienket.linking.Replay;
import vn.lienket.schemas.kafka.FactReader;
import vn.lienket.schemas.kafka.UnreadableFact;

/** Tells records to a {@link Replay}, as the topology tells them to the rules. */
final class Rerun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rerun.class);

    private final ReadFacts facts;
    private final ReadCutoffs cutoffs;
    private final String calendarTopic;
    private final Map<String, ReadFacts.Reading> readings = new HashMap<>();
    private final Replay replay;

    Rerun(
            LinkingRules rules,
            LinkingSettings.Topics topics,
            Map<String, ?> registry,
            Replay.Memory memory,
            BiConsumer<String, Outcome> announced) {
        facts = new ReadFacts(registry);
        cutoffs = new ReadCutoffs(topics.cutoffScheduled(), registry);
        calendarTopic = topics.cutoffScheduled();
        readings.put(topics.cccdUpdated(), ReadFacts::cccdUpdated);
        readings.put(topics.vneidLogin(), ReadFacts::vneidLogin);
        readings.put(topics.linkCommand(), ReadFacts::linkCommand);
        replay = new Replay(rules, memory, announced);
    }

    Calendar calendar() {
        return replay.calendar();
    }

    /** What could not be read, production has put into the dead letters. */
    void tell(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(calendarTopic)) {
                replay.calendarChanged(changed(record));
            } else {
                replay.tell(FactReader.key(record.key()), read(record));
            }
        } catch (UnreadableFact e) {
            LOG.debug("{}-{}@{}: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    Fact read(ConsumerRecord<byte[], byte[]> record) {
        return readings.get(record.topic())
                .read(
                        facts,
                        record.topic(),
                        new Record<>(record.key(), record.value(), record.timestamp(), record.headers()));
    }

    private Calendar changed(ConsumerRecord<byte[], byte[]> record) {
        return cutoffs.read(record.key(), record.value())
                .fold(
                        scheduled -> calendar().with(scheduled.entry(), scheduled.cutoff()),
                        calendar()::without,
                        unreadable -> calendar());
    }

    static Instant appendedAt(ConsumerRecord<?, ?> record) {
        return Instant.ofEpochMilli(record.timestamp());
    }

    @Override
    public void close() {
        facts.close();
        cutoffs.close();
    }
}
