package vn.lienket.account.kafka;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import vn.lienket.account.AccountId;
import vn.lienket.account.Link;
import vn.lienket.account.ToldLinks;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.schemas.kafka.FactReader;
import vn.lienket.schemas.kafka.UnreadableFact;

/** Reads the snapshot of links and the facts behind it from their start; what is no fact is in the dead letters and told nobody anything. */
@Component
final class KafkaToldLinks implements ToldLinks {

    private final TopicScan scan;
    private final FactReader facts;
    private final Admin admin;
    private final ToldLinksSettings topics;

    KafkaToldLinks(KafkaProperties kafka, Admin admin, ToldLinksSettings topics) {
        this.scan = new TopicScan(kafka);
        this.facts = new FactReader(kafka.buildConsumerProperties());
        this.admin = admin;
        this.topics = topics;
    }

    /** The facts last: what the snapshot has, they have too. */
    @Override
    public Position read(Position from, Consumer<Told> each) {
        Map<String, Long> ends = new HashMap<>();
        ends.putAll(read(topics.snapshot(), from, record -> each.accept(snapshot(record))));
        ends.putAll(read(topics.linked(), from, record -> each.accept(linked(record, Source.FACTS))));
        ends.putAll(read(topics.unlinked(), from, record -> each.accept(unlinked(record))));
        return new Position(ends);
    }

    private Map<String, Long> read(String topic, Position from, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Map<TopicPartition, Long> begins = new HashMap<>();
        from.offsets().forEach((place, offset) -> {
            TopicPartition partition = partition(place);
            if (partition.topic().equals(topic)) {
                begins.put(partition, offset);
            }
        });
        Map<String, Long> ends = new HashMap<>();
        scan.from(topic, begins, record -> {
                    try {
                        each.accept(record);
                    } catch (UnreadableFact | IllegalArgumentException toldNobody) {
                        return;
                    }
                })
                .forEach((partition, end) -> ends.put(partition.toString(), end));
        return ends;
    }

    /** {@code topic-partition}, as Kafka writes it. */
    private static TopicPartition partition(String place) {
        int dash = place.lastIndexOf('-');
        return new TopicPartition(place.substring(0, dash), Integer.parseInt(place.substring(dash + 1)));
    }

    private Told snapshot(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            return linked(record, Source.SNAPSHOT);
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        int slash = key.indexOf('/');
        if (slash < 0) {
            throw new UnreadableFact("the key is not portal/accountId");
        }
        return new Told(
                Source.SNAPSHOT,
                new AccountId(key.substring(0, slash), key.substring(slash + 1)),
                record.offset(),
                null);
    }

    private Told linked(ConsumerRecord<byte[], byte[]> record, Source source) {
        AccountLinked fact = facts.value(record.topic(), record.value(), AccountLinked.class);
        return new Told(
                source,
                FactSource.account(fact.getPortal(), fact.getAccountId()),
                source == Source.SNAPSHOT ? record.offset() : fact.getSequence(),
                new Link(
                        fact.getCitizenRef(),
                        fact.getSequence(),
                        fact.getVneidSubject(),
                        fact.getLate(),
                        fact.getOccurredAt()));
    }

    private Told unlinked(ConsumerRecord<byte[], byte[]> record) {
        AccountUnlinked fact = facts.value(record.topic(), record.value(), AccountUnlinked.class);
        return new Told(
                Source.FACTS, FactSource.account(fact.getPortal(), fact.getAccountId()), fact.getSequence(), null);
    }

    /** The snapshot is nobody's input here. */
    @Override
    public boolean areApplied(Position position) {
        try {
            Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(topics.group())
                    .partitionsToOffsetAndMetadata()
                    .get(topics.patience().toMillis(), TimeUnit.MILLISECONDS);
            return position.offsets().entrySet().stream()
                    .filter(end -> !partition(end.getKey()).topic().equals(topics.snapshot()))
                    .allMatch(end -> {
                        OffsetAndMetadata offset = read.get(partition(end.getKey()));
                        return end.getValue() <= (offset == null ? 0 : offset.offset());
                    });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException brokerDidNotSay) {
            return false;
        }
    }
}
