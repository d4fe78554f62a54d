package vn.lienket.linking.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.LinkRefused;
import vn.lienket.linking.Explanation;
import vn.lienket.linking.Explanations;
import vn.lienket.linking.LinkingRules;
import vn.lienket.schemas.kafka.FactReader;

/**
 * The topics are the record: they keep every announcement and every fact for ever. So nothing is kept a link for this, and a search takes the time that
 * reading the topics takes.
 */
@Component
class ExplainFromLog implements Explanations {

    private final LinkingRules rules;
    private final LinkingSettings.Topics topics;
    private final Map<String, Object> consumer;
    private final Map<String, Object> registry;
    private final Semaphore oneAtATime = new Semaphore(1);

    ExplainFromLog(LinkingRules rules, LinkingSettings settings, KafkaProperties kafka) {
        this.rules = rules;
        this.topics = settings.topics();
        this.consumer = kafka.buildConsumerProperties();
        this.registry = new HashMap<>(kafka.getProperties());
    }

    @Override
    public Optional<Explanation> explain(String eventId, Optional<String> citizenRef) {
        if (!oneAtATime.tryAcquire()) {
            throw new Busy();
        }
        try (Recordings recordings = new Recordings(consumer)) {
            return find(recordings, eventId, citizenRef).map(recorded -> explain(recordings, recorded));
        } catch (KafkaException e) {
            throw new LogUnreadable(e);
        } finally {
            oneAtATime.release();
        }
    }

    private Optional<Explanation.Announcement> find(
            Recordings recordings, String eventId, Optional<String> citizenRef) {
        List<String> outputs = List.of(topics.accountLinked(), topics.linkRefused());
        Set<TopicPartition> partitions = citizenRef
                .map(ref -> recordings.partitions(outputs, Outgoing.key(ref)))
                .orElseGet(() -> recordings.partitions(outputs));
        byte[] id = eventId.getBytes(StandardCharsets.UTF_8);
        return recordings
                .log(outputs, recordings.ends(partitions), record -> hasId(record, id))
                .any()
                .map(this::announcement);
    }

    private static boolean hasId(ConsumerRecord<byte[], byte[]> record, byte[] eventId) {
        Header header = record.headers().lastHeader("ce_id");
        return header != null && Arrays.equals(header.value(), eventId);
    }

    private Explanation.Announcement announcement(ConsumerRecord<byte[], byte[]> record) {
        try (FactReader facts = new FactReader(registry)) {
            return record.topic().equals(topics.accountLinked())
                    ? AnnouncementOf.linked(facts.value(record.topic(), record.value(), AccountLinked.class))
                    : AnnouncementOf.refused(facts.value(record.topic(), record.value(), LinkRefused.class));
        }
    }

    private Explanation explain(Recordings recordings, Explanation.Announcement recorded) {
        try (Retelling retelling = new Retelling(rules, topics, registry, recorded)) {
            logOf(recordings, retelling, recorded.citizenRef()).forEach(retelling::tell);
            return retelling.explanation();
        }
    }

    /** The log of the citizen, and of those from whom accounts came by a corrected number, with the calendar's. */
    private List<ConsumerRecord<byte[], byte[]>> logOf(Recordings recordings, Retelling retelling, String citizenRef) {
        Set<String> citizens = Set.of(citizenRef);
        while (true) {
            List<ConsumerRecord<byte[], byte[]>> log = logOf(recordings, citizens);
            Set<String> all = new HashSet<>(citizens);
            log.stream().flatMap(record -> retelling.movedFrom(record)).forEach(all::add);
            if (all.equals(citizens)) {
                return log;
            }
            citizens = all;
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> logOf(Recordings recordings, Set<String> citizens) {
        Set<String> keys = new HashSet<>(citizens);
        Set<TopicPartition> partitions = new HashSet<>(recordings.partitions(List.of(topics.cutoffScheduled())));
        List<String> facts = List.of(topics.cccdUpdated(), topics.vneidLogin(), topics.linkCommand());
        keys.forEach(key -> partitions.addAll(recordings.partitions(facts, Outgoing.key(key))));
        List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
        recordings
                .log(
                        topics.inputs(),
                        recordings.ends(partitions),
                        record -> record.topic().equals(topics.cutoffScheduled())
                                || record.key() != null
                                        && keys.contains(new String(record.key(), StandardCharsets.UTF_8)))
                .forEach(log::add);
        return log;
    }
}
