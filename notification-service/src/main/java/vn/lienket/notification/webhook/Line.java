package vn.lienket.notification.webhook;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import vn.lienket.notification.CallAnswer;
import vn.lienket.notification.RetryPolicy;

/** How it goes with one subscription: how many calls are under way, and whether it rests because one after another fails. */
final class Line {

    private final WebhookSettings settings;
    private final RetryPolicy rests;
    private final AtomicInteger underWay = new AtomicInteger();
    private int failures;
    private int rested;
    private Instant restsUntil = Instant.MIN;

    Line(WebhookSettings settings) {
        this.settings = settings;
        this.rests = settings.rest().policy();
    }

    /** How many calls may be begun: after a rest a single one tries first. */
    synchronized int room(Instant now) {
        if (now.isBefore(restsUntil)) {
            return 0;
        }
        int most = failures >= settings.rest().after() ? 1 : settings.atOnce();
        return Math.max(0, most - underWay.get());
    }

    void begin(int calls) {
        underWay.addAndGet(calls);
    }

    synchronized void end(CallAnswer answer, Instant now) {
        underWay.decrementAndGet();
        if (answer.isAcknowledged()) {
            failures = 0;
            rested = 0;
            return;
        }
        failures++;
        // The others that were under way at the same time fail of the same cause.
        if (failures >= settings.rest().after() && !now.isBefore(restsUntil)) {
            rested++;
            restsUntil = now.plus(rests.pauseAfter(rested));
        }
    }

    boolean isIdle() {
        return underWay.get() == 0;
    }
}
