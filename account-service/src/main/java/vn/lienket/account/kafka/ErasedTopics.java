package vn.lienket.account.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import vn.lienket.account.AccountId;
import vn.lienket.account.Finding;
import vn.lienket.account.KeepingPlace;

/**
 * The topics with sealed fields. Contacts: a tombstone erases, and the broker drops the value behind it when it compacts. Claims: nobody needs them once they
 * are answered, so the beginning of the partition is deleted up to the citizen's last one, as soon as their reader is past it.
 */
@Component
final class ErasedTopics implements KeepingPlace {

    private final TopicScan scan;
    private final Admin admin;
    private final Producer<byte[], byte[]> producer;
    private final Openings openings;
    private final Topics topics;
    private final ErasureSettings settings;

    ErasedTopics(
            KafkaProperties kafka,
            Admin admin,
            Producer<byte[], byte[]> deadLetterProducer,
            Openings openings,
            Topics topics,
            ErasureSettings settings) {
        this.scan = new TopicScan(kafka);
        this.admin = admin;
        this.producer = deadLetterProducer;
        this.openings = openings;
        this.topics = topics;
        this.settings = settings;
    }

    @Override
    public List<Finding> examine(Collection<AccountId> erased) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(contacts(erased));
        findings.addAll(claims(erased));
        for (String topic : topics.names()) {
            findings.addAll(deadLetters(topic, erased));
        }
        return findings;
    }

    private List<Finding> contacts(Collection<AccountId> erased) {
        String topic = topics.accountContactChanged();
        Map<String, Found> found = look(topic, erased);
        Map<TopicPartition, OffsetAndMetadata> read = committed(settings.contactsReader());
        List<Finding> findings = new ArrayList<>();
        for (AccountId account : erased) {
            Found there = found.get(account.key());
            boolean gone = there.values == 0 && there.last != null;
            if (!gone) {
                // Also has the broker begin a new segment, without which it would not compact this one.
                producer.send(new ProducerRecord<>(topic, account.key().getBytes(StandardCharsets.UTF_8), null));
            }
            findings.add(new Finding(account, "topic " + topic, gone, there.describe()));
            boolean heard = gone && there.isBefore(read);
            findings.add(new Finding(
                    account,
                    settings.contactsReader() + ", its contacts",
                    heard,
                    heard ? "has read the tombstone, upon which it deletes" : "has not read the tombstone yet"));
        }
        producer.flush();
        return findings;
    }

    private List<Finding> claims(Collection<AccountId> erased) {
        String topic = topics.cccdUpdateRequested();
        Map<String, Found> found = look(topic, erased);
        Map<TopicPartition, OffsetAndMetadata> read = committed(settings.claimsReader());
        Map<TopicPartition, RecordsToDelete> beginnings = new HashMap<>();
        found.values().stream()
                .filter(there -> there.last != null && there.isBefore(read))
                .forEach(there -> beginnings.merge(
                        there.last,
                        RecordsToDelete.beforeOffset(there.offset + 1),
                        (one, other) -> one.beforeOffset() > other.beforeOffset() ? one : other));
        if (!beginnings.isEmpty()) {
            await(admin.deleteRecords(beginnings).all());
            found = look(topic, erased);
        }
        Map<String, Found> left = found;
        return erased.stream()
                .map(account -> {
                    Found there = left.get(account.key());
                    return new Finding(account, "topic " + topic, there.last == null, there.describe());
                })
                .toList();
    }

    private List<Finding> deadLetters(String topic, Collection<AccountId> erased) {
        Map<String, Found> found = look(topic + ".dlq", erased);
        return erased.stream()
                .map(account -> {
                    Found there = found.get(account.key());
                    return new Finding(account, "topic " + topic + ".dlq", there.opened == 0, there.describe());
                })
                .toList();
    }

    private Map<String, Found> look(String topic, Collection<AccountId> erased) {
        Map<String, Found> found = new HashMap<>();
        erased.forEach(account -> found.put(account.key(), new Found()));
        long[] records = {0};
        scan.whole(topic, record -> {
            records[0]++;
            Found there = record.key() == null ? null : found.get(new String(record.key(), StandardCharsets.UTF_8));
            if (there != null) {
                there.last = new TopicPartition(record.topic(), record.partition());
                there.offset = record.offset();
                if (record.value() != null) {
                    there.values++;
                    there.opened += openings.opens(topic, record) ? 1 : 0;
                }
            }
        });
        found.values().forEach(there -> there.among = records[0]);
        return found;
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        return await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    private <T> T await(java.util.concurrent.Future<T> answer) {
        try {
            return answer.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the broker did not say", e);
        }
    }

    /** Of one account in one topic. */
    private static final class Found {

        private long values;
        private long opened;
        private long among;
        private TopicPartition last;
        private long offset;

        boolean isBefore(Map<TopicPartition, OffsetAndMetadata> read) {
            OffsetAndMetadata committed = read.get(last);
            return committed != null && committed.offset() > offset;
        }

        String describe() {
            return values + " values under the key among " + among + " records, " + opened
                    + " of them opened with our keys";
        }
    }
}
