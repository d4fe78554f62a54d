package vn.lienket.account.timer;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienket.account.Accounts;
import vn.lienket.account.Cutoffs;
import vn.lienket.account.InFlight;
import vn.lienket.account.SettleCutoffs;

/** Has the calendar looked at, all the time, by the instance that leads. */
@Component
final class CutoffTimer {

    private static final Logger LOG = LoggerFactory.getLogger(CutoffTimer.class);

    private final SettleCutoffs settleCutoffs;
    private final Cutoffs cutoffs;
    private final Leader leader;
    private boolean failing;

    CutoffTimer(SettleCutoffs settleCutoffs, Cutoffs cutoffs, Leader leader) {
        this.settleCutoffs = settleCutoffs;
        this.cutoffs = cutoffs;
        this.leader = leader;
    }

    /** The facts have the ids they had, so who knows them is not disturbed. */
    @EventListener(ApplicationReadyEvent.class)
    void announceCalendar() {
        cutoffs.announceAll();
    }

    @Scheduled(fixedDelayString = "${account.cutoff.check-every}", initialDelayString = "${account.cutoff.check-every}")
    void settle() {
        try {
            leader.run("cutoff", this::settleAll);
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn(
                        "settling the cutoffs failed and will be tried again: {}",
                        e.getClass().getSimpleName());
            }
            failing = true;
        }
    }

    private void settleAll() {
        int impatient = settleCutoffs.run();
        if (impatient > 0) {
            LOG.warn("closed the accounts of {} cutoffs although facts were still in flight", impatient);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Wiring {

        @Bean
        SettleCutoffs settleCutoffs(
                Accounts accounts, Cutoffs cutoffs, InFlight inFlight, Clock clock, CutoffSettings settings) {
            return new SettleCutoffs(
                    accounts,
                    cutoffs,
                    inFlight,
                    clock,
                    new SettleCutoffs.Settings(settings.longestWait(), settings.batch()));
        }
    }
}
