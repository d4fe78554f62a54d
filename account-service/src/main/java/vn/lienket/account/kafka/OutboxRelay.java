package vn.lienket.account.kafka;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.lienket.account.Outbox;
import vn.lienket.account.Outbox.Waiting;

/**
 * Sends what the outbox holds, in order by key: one instance at a time, a batch at a time, each batch deleted only after the broker has it. Alert on the
 * outbox's oldest age: everything that fails here is tried again for ever.
 */
@Component
final class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration PAUSE_OF_A_FOLLOWER = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final LetterSenders senders;
    private final RelaySettings settings;
    private Thread thread;

    OutboxRelay(Outbox outbox, LetterSenders senders, RelaySettings settings) {
        this.outbox = outbox;
        this.senders = senders;
        this.settings = settings;
    }

    private void run() {
        boolean healthy = true;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                lead();
                healthy = true;
                Thread.sleep(PAUSE_OF_A_FOLLOWER.toMillis());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (healthy) {
                    LOG.warn("relaying is interrupted and will be tried again: {}", cause(e));
                }
                healthy = false;
                pause();
            }
        }
    }

    /** Returns when another instance leads. */
    private void lead() throws InterruptedException {
        var session = outbox.relay();
        if (session.isEmpty()) {
            return;
        }
        try (Outbox.Relay relay = session.get();
                LetterSender sender = senders.open()) {
            while (!Thread.currentThread().isInterrupted()) {
                List<Waiting> letters = relay.next(settings.batch());
                if (letters.isEmpty()) {
                    outbox.await();
                } else {
                    relay(letters, relay, sender);
                }
            }
            throw new InterruptedException();
        }
    }

    private static void relay(List<Waiting> letters, Outbox.Relay relay, LetterSender sender)
            throws InterruptedException {
        try {
            sender.send(letters);
            relay.sent(letters);
        } catch (LetterSender.NeverTaken refused) {
            LOG.error(
                    "parked {} letters from outbox row {} on: {}",
                    refused.letters().size(),
                    refused.letters().get(0).id(),
                    refused.getMessage());
            relay.park(refused.letters(), refused.getMessage());
            throw refused;
        }
    }

    private static String cause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return failure.getClass().getSimpleName() + ", " + root.getClass().getSimpleName();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        thread = new Thread(this::run, "outbox-relay");
        thread.start();
    }

    @Override
    public void stop() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
