package vn.lienket.registry.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import vn.lienket.registry.Admission;
import vn.lienket.registry.Intake;

/**
 * From the listener to the lanes, one an account. The consumer only fetches: it goes on polling while requests are worked on, and is paused while there are
 * enough of them or they have to wait, so it never leaves its group.
 */
final class RequestIntake implements Intake, AutoCloseable {

    /** Longer than three tries, each with its time-outs. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final VerifyCitizen verify;
    private final Failures failures;
    private final Lanes lanes;
    private final Map<Integer, Progress> progress = new ConcurrentHashMap<>();
    private final Map<Concern, Admission> concerns = new EnumMap<>(Concern.class);
    private volatile MessageListenerContainer container;

    RequestIntake(VerifyCitizen verify, Failures failures, int mostAtOnce) {
        this.verify = verify;
        this.failures = failures;
        this.lanes = new Lanes(workers(mostAtOnce), mostAtOnce, this::balance);
    }

    private static ScheduledThreadPoolExecutor workers(int mostAtOnce) {
        ScheduledThreadPoolExecutor workers = new ScheduledThreadPoolExecutor(mostAtOnce);
        workers.setKeepAliveTime(1, TimeUnit.MINUTES);
        workers.allowCoreThreadTimeOut(true);
        workers.setRemoveOnCancelPolicy(true);
        return workers;
    }

    synchronized void takesFrom(MessageListenerContainer source) {
        container = source;
        balance();
    }

    @SuppressWarnings("unchecked")
    void take(Message<byte[]> message) {
        ConsumerRecord<byte[], byte[]> record = Objects.requireNonNull((ConsumerRecord<byte[], byte[]>)
                message.getHeaders().get(IntegrationMessageHeaderAccessor.SOURCE_DATA));
        Progress partition = progress.computeIfAbsent(record.partition(), number -> new Progress());
        partition.begun(record.offset(), message.getHeaders().get(KafkaHeaders.ACKNOWLEDGMENT, Acknowledgment.class));
        lanes.add(new RequestTask(record, verify, failures, () -> partition.done(record.offset())));
        balance();
    }

    /** Before other instances get them: what is under way ends first, so that an account's requests stay in order. */
    void giveUp(Collection<Integer> partitions) {
        try {
            lanes.drop(task -> partitions.contains(((RequestTask) task).partition()), PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        partitions.forEach(progress::remove);
    }

    @Override
    public synchronized void admit(Concern concern, Admission admission) {
        concerns.put(concern, admission);
        lanes.admit(strictest());
        balance();
    }

    boolean isPaused() {
        return container != null && container.isContainerPaused();
    }

    private Admission strictest() {
        return concerns.values().stream().min(Comparator.naturalOrder()).orElse(Admission.ALL);
    }

    private synchronized void balance() {
        if (container == null) {
            return;
        }
        boolean paused = container.isPauseRequested();
        if (!paused && (strictest() == Admission.NONE || lanes.isFull())) {
            container.pause();
        } else if (paused && strictest() != Admission.NONE && lanes.isHungry()) {
            container.resume();
        }
    }

    @Override
    public void close() {
        lanes.close();
    }
}
