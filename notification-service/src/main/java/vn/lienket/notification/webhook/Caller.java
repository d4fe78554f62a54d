package vn.lienket.notification.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.lienket.notification.Bell;
import vn.lienket.notification.Call;
import vn.lienket.notification.CallAnswer;
import vn.lienket.notification.CallResult;
import vn.lienket.notification.DueCalls;
import vn.lienket.notification.JudgeCall;
import vn.lienket.notification.SigningSecrets;
import vn.lienket.notification.Subscription;
import vn.lienket.notification.Subscriptions;

/** The one thread that claims, begins and settles calls; what takes time happens elsewhere. */
@Component
class Caller implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Between rounds, so that one settles and claims what gathered meanwhile: a round for each call that ends would cost a commit or two each time. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    private final Subscriptions subscriptions;
    private final DueCalls due;
    private final WebhookClient client;
    private final JudgeCall judge;
    private final Bell webhookBell;
    private final WebhookSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<UUID, Line> lines = new ConcurrentHashMap<>();
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private Thread thread;
    private volatile boolean running;

    Caller(
            Subscriptions subscriptions,
            DueCalls due,
            WebhookClient client,
            Bell webhookBell,
            WebhookSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.due = due;
        this.client = client;
        this.judge = new JudgeCall(settings.retry().policy(), clock);
        this.webhookBell = webhookBell;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::run, "webhooks");
        thread.start();
    }

    private void run() {
        try {
            while (running) {
                long heard = webhookBell.rings();
                if (round()) {
                    Thread.sleep(GATHERING.toMillis());
                } else {
                    webhookBell.await(heard, settings.poll());
                }
            }
            finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false when there was nothing to do */
    private boolean round() {
        List<Ended> done = drained();
        try {
            Map<UUID, Subscription> active = active(done);
            List<CallResult> results = judged(done);
            List<Call> calls = due.exchange(results, room(active.keySet()), settings.lease());
            results.forEach(this::count);
            boolean busy = !done.isEmpty() || !calls.isEmpty();
            done = List.of();
            calls.stream()
                    .collect(Collectors.groupingBy(Call::subscription))
                    .forEach((id, ofOne) -> begin(active.get(id), ofOne));
            return busy;
        } catch (RuntimeException e) {
            // Kept for the next round: the other side has them.
            ended.addAll(done);
            LOG.warn("webhooks rest: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    /** Whoever wants no more calls is not asked for more. */
    private Map<UUID, Subscription> active(List<Ended> done) {
        done.stream()
                .filter(end -> end.answer.isGone())
                .forEach(end -> subscriptions.change(end.call.subscription(), Subscription.State.GONE));
        return subscriptions.all().stream()
                .filter(subscription -> subscription.state() == Subscription.State.ACTIVE)
                .collect(Collectors.toMap(Subscription::id, Function.identity()));
    }

    private List<Ended> drained() {
        List<Ended> done = new ArrayList<>();
        ended.drainTo(done);
        return done;
    }

    private Map<UUID, Integer> room(Set<UUID> subscriptions) {
        Instant now = clock.instant();
        Map<UUID, Integer> room = new HashMap<>();
        for (UUID id : subscriptions) {
            int ofOne = lines.computeIfAbsent(id, any -> new Line(settings)).room(now);
            if (ofOne > 0) {
                room.put(id, ofOne);
            }
        }
        return room;
    }

    private void begin(Subscription subscription, List<Call> calls) {
        Optional<SigningSecrets> secrets = subscriptions.secrets(subscription.id());
        if (secrets.isEmpty()) {
            // Removed a moment ago, and its calls with it.
            return;
        }
        Line line = lines.get(subscription.id());
        line.begin(calls.size());
        client.check(subscription.url())
                .whenComplete((checked, failure) -> calls.forEach(call -> {
                    if (failure == null) {
                        Instant now = clock.instant();
                        client.call(
                                        subscription.url(),
                                        new SignedCall(call, secrets.get().usable(now), now))
                                .thenAccept(answer -> end(line, call, answer));
                    } else {
                        end(line, call, HttpAnswers.of(failure.getCause()));
                    }
                }));
    }

    private void end(Line line, Call call, CallAnswer answer) {
        ended.add(new Ended(call, answer));
        line.end(answer, clock.instant());
        webhookBell.ring();
    }

    private List<CallResult> judged(List<Ended> done) {
        return done.stream().map(end -> judge.judge(end.call, end.answer)).toList();
    }

    private void count(CallResult result) {
        meters.counter("lienket.webhook.calls", "answer", result.answer()).increment();
    }

    private record Ended(Call call, CallAnswer answer) {}

    /** What is under way is awaited and marked, so that a planned stop repeats no call. */
    private void finish() throws InterruptedException {
        long end = clock.millis() + PATIENCE.toMillis();
        while (clock.millis() < end && !lines.values().stream().allMatch(Line::isIdle)) {
            webhookBell.await(webhookBell.rings(), Duration.ofMillis(100));
        }
        due.exchange(judged(drained()), Map.of(), settings.lease());
    }

    @Override
    public void stop() {
        running = false;
        webhookBell.ring();
        try {
            thread.join(PATIENCE.toMillis() + 1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
