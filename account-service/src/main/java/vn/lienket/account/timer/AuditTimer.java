package vn.lienket.account.timer;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienket.account.AuditSeals;

/** Seals the audit, all the time: what is sealed cannot be rewritten unseen. */
@Component
final class AuditTimer {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTimer.class);
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int BATCH = 5_000;

    private final AuditSeals seals;
    private final Clock clock;
    private boolean failing;

    AuditTimer(AuditSeals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${account.audit.seal-every}", initialDelayString = "${account.audit.seal-every}")
    void seal() {
        try {
            while (seals.seal(LocalDate.now(clock.withZone(VIETNAM)), clock.instant(), BATCH) == BATCH) {
                // Until fewer are left.
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn(
                        "sealing the audit failed and will be tried again: {}",
                        e.getClass().getSimpleName());
            }
            failing = true;
        }
    }
}
