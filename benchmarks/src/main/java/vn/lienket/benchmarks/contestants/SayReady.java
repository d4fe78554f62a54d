package vn.lienket.benchmarks.contestants;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ready is: every listener has its partitions. */
@Component
class SayReady {

    private final KafkaListenerEndpointRegistry listeners;
    private final AtomicBoolean said = new AtomicBoolean();

    SayReady(KafkaListenerEndpointRegistry listeners) {
        this.listeners = listeners;
    }

    @Scheduled(fixedDelay = 50)
    void look() {
        boolean all = listeners.getListenerContainers().stream()
                .map(MessageListenerContainer::getAssignedPartitions)
                .allMatch(partitions -> partitions != null && !partitions.isEmpty());
        if (all && !said.getAndSet(true)) {
            Terms.ready();
        }
    }
}
