package vn.lienket.linking.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the service's own topic before anything else starts, because the binder wants its topics to be there. Not while beans are made: then wiring
 * connects to nothing, and {@code start prepare} can go through it without a broker.
 */
final class KeepHandovers implements SmartLifecycle {

    private final HandoverTopic topic;
    private final KafkaProperties kafka;
    private volatile int partitions;

    KeepHandovers(HandoverTopic topic, KafkaProperties kafka) {
        this.topic = topic;
        this.kafka = kafka;
    }

    /** Known once started. */
    int partitions() {
        return partitions;
    }

    @Override
    public void start() {
        try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
            partitions = topic.ensure(admin);
        }
    }

    @Override
    public void stop() {
        // The topic stays.
    }

    @Override
    public boolean isRunning() {
        return partitions > 0;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
