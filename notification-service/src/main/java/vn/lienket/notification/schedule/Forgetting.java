package vn.lienket.notification.schedule;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienket.notification.Announcements;

/** Keeps the ledger from growing without end. */
@Component
class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    private static final int BATCH = 10_000;

    private final Announcements announcements;
    private final LedgerSettings settings;
    private final Clock clock;

    Forgetting(Announcements announcements, LedgerSettings settings, Clock clock) {
        this.announcements = announcements;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${lienket.ledger.look}")
    void forget() {
        try {
            announcements.forget(clock.instant().minus(settings.keep()), BATCH);
        } catch (RuntimeException e) {
            LOG.warn("forgetting rests: {}", e.getClass().getSimpleName());
        }
    }
}
