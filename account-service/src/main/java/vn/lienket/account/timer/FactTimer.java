package vn.lienket.account.timer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienket.account.HeardFacts;

/** Has old facts forgotten, before there are many. */
@Component
final class FactTimer {

    private static final Logger LOG = LoggerFactory.getLogger(FactTimer.class);

    private final HeardFacts heardFacts;
    private final Leader leader;

    FactTimer(HeardFacts heardFacts, Leader leader) {
        this.heardFacts = heardFacts;
        this.leader = leader;
    }

    @Scheduled(fixedDelayString = "${account.facts.forget-every}", initialDelayString = "${account.facts.forget-every}")
    void forget() {
        try {
            leader.run("facts", heardFacts::forgetOld);
        } catch (RuntimeException e) {
            LOG.warn(
                    "forgetting old facts failed and will be tried again: {}",
                    e.getClass().getSimpleName());
        }
    }
}
