package vn.lienket.linking.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The service's own topic, made at first start as Kafka Streams makes its changelog. A repartition topic of Kafka Streams would not do: answers go
 * back into the topic that brought the question, and the DSL knows no cycle.
 */
record HandoverTopic(String name, String partitionedAs) {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int TRIES = 300;

    /** Says how many partitions all topics keyed by citizenRef have. */
    int ensure(Admin admin) {
        try {
            int partitions = partitions(admin, partitionedAs);
            if (!admin.listTopics().names().get().contains(name)) {
                create(admin, partitions);
            }
            if (partitions(admin, name) != partitions) {
                throw new IllegalStateException(
                        name + " and " + partitionedAs + " differ in their number of partitions");
            }
            return partitions;
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not make " + name, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A new topic is not known to every broker at once, and the contract may still be being published. */
    private static int partitions(Admin admin, String topic) throws ExecutionException, InterruptedException {
        for (int tried = 1; ; tried++) {
            try {
                return admin.describeTopics(Set.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic)
                        .partitions()
                        .size();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || tried == TRIES) {
                    throw e;
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    private void create(Admin admin, int partitions) throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty())
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
        try {
            admin.createTopics(Set.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
