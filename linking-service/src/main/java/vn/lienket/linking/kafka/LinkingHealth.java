package vn.lienket.linking.kafka;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

/** Ready when all tasks of this instance are restored and run. */
@Component("streams")
class LinkingHealth implements HealthIndicator {

    private volatile StreamsBuilderFactoryBean streams;

    void watch(StreamsBuilderFactoryBean started) {
        streams = started;
    }

    @Override
    public Health health() {
        KafkaStreams running = streams == null ? null : streams.getKafkaStreams();
        if (running == null) {
            return Health.outOfService().build();
        }
        KafkaStreams.State state = running.state();
        Health.Builder health =
                switch (state) {
                    case RUNNING -> Health.up();
                    case CREATED, REBALANCING -> Health.outOfService();
                    case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> Health.down();
                };
        return health.withDetail("state", state.name()).build();
    }
}
