package vn.lienket.account.timer;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienket.account.Erasures;
import vn.lienket.account.KeepingPlace;
import vn.lienket.account.ProveErasures;

/** Looks again and again whether what was to be forgotten is. */
@Component
final class ErasureTimer {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureTimer.class);

    private final ProveErasures proveErasures;
    private final Leader leader;

    ErasureTimer(ProveErasures proveErasures, Leader leader) {
        this.proveErasures = proveErasures;
        this.leader = leader;
    }

    @Scheduled(
            fixedDelayString = "${account.erasure.check-every}",
            initialDelayString = "${account.erasure.check-every}")
    void prove() {
        try {
            leader.run("erasure", this::proveAll);
        } catch (RuntimeException e) {
            LOG.warn(
                    "proving erasures failed and will be tried again: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void proveAll() {
        int proved = proveErasures.run();
        if (proved > 0) {
            LOG.info("{} erasures are proved", proved);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        ProveErasures proveErasures(Erasures erasures, List<KeepingPlace> places, Clock clock) {
            return new ProveErasures(erasures, places, clock);
        }
    }
}
