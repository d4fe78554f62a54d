package vn.lienket.account.timer;

import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienket.account.ReconcileLinks;
import vn.lienket.account.Reconciliation;
import vn.lienket.account.Reconciliations;
import vn.lienket.account.ToldLinks;

/** Has the database compared with what was told, by one of the instances. */
@Component
final class ReconciliationTimer {

    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationTimer.class);

    private final ReconcileLinks reconcileLinks;
    private final Reconciliations reconciliations;
    private final ComparisonSettings settings;
    private final Leader leader;

    ReconciliationTimer(
            ReconcileLinks reconcileLinks,
            Reconciliations reconciliations,
            ComparisonSettings settings,
            Leader leader) {
        this.reconcileLinks = reconcileLinks;
        this.reconciliations = reconciliations;
        this.settings = settings;
        this.leader = leader;
    }

    /** Looks more often than it compares: whoever finds that it is time does it, also when another instance was ended before. */
    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    void compare() {
        try {
            leader.run("reconciliation", this::compareAll);
        } catch (RuntimeException e) {
            LOG.warn(
                    "the comparison failed and will be tried again: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void compareAll() {
        try {
            if (reconcileLinks.run(settings.every())) {
                reconciliations.last().ifPresent(ReconciliationTimer::log);
            }
        } catch (InterruptedException theServiceEnds) {
            Thread.currentThread().interrupt();
        }
    }

    private static void log(Reconciliation last) {
        if (last.drifting() > 0) {
            LOG.error("{} of {} accounts drift: GET /v1/reconciliation", last.drifting(), last.accounts());
        } else {
            LOG.info("no drift: {} accounts compared, {} in flight", last.accounts(), last.inFlight());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        ReconcileLinks reconcileLinks(
                ToldLinks toldLinks, Reconciliations reconciliations, Clock clock, ComparisonSettings settings) {
            return new ReconcileLinks(toldLinks, reconciliations, clock, done -> pause(done, clock, settings));
        }

        private static boolean pause(BooleanSupplier done, Clock clock, ComparisonSettings settings)
                throws InterruptedException {
            Instant end = clock.instant().plus(settings.longestWait());
            do {
                Thread.sleep(settings.pause().toMillis());
                if (done.getAsBoolean()) {
                    return true;
                }
            } while (clock.instant().isBefore(end));
            LOG.warn("facts stayed in flight for {}: not compared", settings.longestWait());
            return false;
        }
    }
}
