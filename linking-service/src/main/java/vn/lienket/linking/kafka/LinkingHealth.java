package vn.lienket.linking.kafka;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready when all tasks of this instance are restored and run. */
@Component("streams")
class LinkingHealth implements HealthIndicator {

    private final RunningStreams streams;

    LinkingHealth(RunningStreams streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        return streams.client().map(KafkaStreams::state).map(LinkingHealth::in).orElseGet(() -> Health.outOfService()
                .build());
    }

    private static Health in(KafkaStreams.State state) {
        Health.Builder health =
                switch (state) {
                    case RUNNING -> Health.up();
                    case CREATED, REBALANCING -> Health.outOfService();
                    case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> Health.down();
                };
        return health.withDetail("state", state.name()).build();
    }
}
