package vn.lienket.account.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Which topics there are. That a topic does not exist is certain once the broker has said nothing else for a while: one that was just made, a broker that has
 * just started may not know. A broker that does not answer says nothing.
 */
final class KnownTopics {

    private static final Duration ASK_AGAIN = Duration.ofMillis(200);

    private final Admin admin;
    private final Duration patience;
    private final Set<String> there = ConcurrentHashMap.newKeySet();
    /** Nobody waits for these again: letters to them would hold up the others each time. */
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    KnownTopics(Admin admin, Duration patience) {
        this.admin = admin;
        this.patience = patience;
    }

    boolean exists(String topic) throws InterruptedException {
        if (there.contains(topic)) {
            return true;
        }
        long until = System.nanoTime() + (missing.contains(topic) ? 0 : patience.toNanos());
        while (!ask(topic)) {
            if (System.nanoTime() >= until) {
                missing.add(topic);
                return false;
            }
            Thread.sleep(ASK_AGAIN.toMillis());
        }
        missing.remove(topic);
        there.add(topic);
        return true;
    }

    /** After a failure: it may have been deleted. */
    void forget() {
        there.clear();
    }

    private boolean ask(String topic) throws InterruptedException {
        try {
            admin.describeTopics(List.of(topic)).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof InvalidTopicException) {
                return false;
            }
            throw new KafkaException("the broker does not say whether there is a topic " + topic, e.getCause());
        }
    }
}
