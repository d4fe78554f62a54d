package vn.lienket.registry.kafka;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;
import org.springframework.stereotype.Component;
import vn.lienket.registry.DayBudget;
import vn.lienket.registry.Shares;

/** With a partition come its requests, their order, what is known of their accounts, and its share of the quota; they go before another instance gets it. */
@Component
class Ownership implements KafkaBindingRebalanceListener {

    private final RequestIntake intake;
    private final Shares shares;
    private final DayBudget today;
    private final PastRejections rejections;
    private final ReservedCalls reserved;

    Ownership(RequestIntake intake, Shares shares, DayBudget today, PastRejections rejections, ReservedCalls reserved) {
        this.intake = intake;
        this.shares = shares;
        this.today = today;
        this.rejections = rejections;
        this.reserved = reserved;
    }

    @Override
    public void onPartitionsAssigned(
            String binding, Consumer<?, ?> consumer, Collection<TopicPartition> partitions, boolean initial) {
        if (!partitions.isEmpty()) {
            String topic = partitions.iterator().next().topic();
            int all = consumer.partitionsFor(topic).size();
            rejections.restore(numbers(partitions), all);
            reserved.restore(today, numbers(partitions), all);
            shares.own(numbers(partitions), all);
        }
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(
            String binding, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        shares.giveUp(numbers(partitions));
        intake.giveUp(numbers(partitions));
        today.giveUp(numbers(partitions));
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }
}
