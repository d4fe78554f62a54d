package vn.lienket.linking.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The service's own topic, made at first start as Kafka Streams makes its changelog. A repartition topic of Kafka Streams would not do: answers go
 * back into the topic that brought the question, and the DSL knows no cycle.
 */
final class HandoverTopic {

    private final String name;
    private final String asPartitionedAs;

    HandoverTopic(String name, String asPartitionedAs) {
        this.name = name;
        this.asPartitionedAs = asPartitionedAs;
    }

    void ensure(Admin admin) {
        try {
            int partitions = partitions(admin, asPartitionedAs);
            if (!admin.listTopics().names().get().contains(name)) {
                create(admin, partitions);
            }
            if (partitions(admin, name) != partitions) {
                throw new IllegalStateException(
                        name + " and " + asPartitionedAs + " have not the same number of partitions");
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not make " + name, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int partitions(Admin admin, String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(Set.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
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
