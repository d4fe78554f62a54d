package vn.lienket.linking.kafka;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ready when all tasks of this instance are restored and run. Once Kafka Streams has given up, only a restart helps. */
@Component("streams")
class LinkingHealth implements HealthIndicator, KafkaStreams.StateListener {

    private final ApplicationEventPublisher events;
    private volatile KafkaStreams.State state = KafkaStreams.State.CREATED;

    LinkingHealth(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void onChange(KafkaStreams.State newState, KafkaStreams.State oldState) {
        state = newState;
        if (newState == KafkaStreams.State.ERROR) {
            AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
        }
    }

    @Override
    public Health health() {
        Health.Builder health = state == KafkaStreams.State.RUNNING ? Health.up() : Health.outOfService();
        return health.withDetail("state", state.name()).build();
    }
}
