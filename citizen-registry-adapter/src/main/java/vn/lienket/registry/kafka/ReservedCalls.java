package vn.lienket.registry.kafka;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.lienket.facts.RegistryCallsReserved;
import vn.lienket.registry.DayBudget;
import vn.lienket.schemas.EventId;
import vn.lienket.schemas.kafka.FactReader;
import vn.lienket.schemas.kafka.UnreadableFact;

/** The ledger of the day's calls: a compacted topic, one entry a partition of the requests. */
final class ReservedCalls implements DayBudget.Ledger {

    private static final String TOPIC = "registry-calls-reserved";

    private final TopicEnd topics;
    private final FactReader facts;
    private final Answers answers;
    private final Clock clock;

    ReservedCalls(TopicEnd topics, FactReader facts, Answers answers, Clock clock) {
        this.topics = topics;
        this.facts = facts;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public void write(int partition, LocalDate day, long reserved) {
        String id = EventId.derivedFrom(TOPIC, Integer.toString(partition), day.toString(), Long.toString(reserved))
                .toString();
        RegistryCallsReserved fact =
                new RegistryCallsReserved(id, clock.instant(), partition, day.toString(), reserved);
        answers.publish(new Answer(TOPIC, Integer.toString(partition), fact), Trace.fresh(), Optional.empty());
    }

    void restore(DayBudget budget, Collection<Integer> partitions, int ofPartitions) {
        partitions.forEach(partition -> budget.own(partition, ofPartitions, LocalDate.EPOCH, 0));
        topics.read(TOPIC, Consumer::seekToBeginning, any -> true, record -> {
            RegistryCallsReserved fact = read(record);
            if (fact != null && partitions.contains(fact.getPartition())) {
                budget.own(fact.getPartition(), ofPartitions, LocalDate.parse(fact.getDay()), fact.getReserved());
            }
        });
    }

    private RegistryCallsReserved read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return facts.value(TOPIC, record.value(), RegistryCallsReserved.class);
        } catch (UnreadableFact e) {
            return null;
        }
    }
}
