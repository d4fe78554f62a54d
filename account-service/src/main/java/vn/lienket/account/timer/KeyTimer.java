package vn.lienket.account.timer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienket.account.OldSeals;

/** Gives accounts from before a key of their own, some at a time, until all have one. */
@Component
final class KeyTimer {

    private static final Logger LOG = LoggerFactory.getLogger(KeyTimer.class);
    private static final int BATCH = 500;

    private final OldSeals oldSeals;
    private final Leader leader;

    KeyTimer(OldSeals oldSeals, Leader leader) {
        this.oldSeals = oldSeals;
        this.leader = leader;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 10_000)
    void renew() {
        try {
            leader.run("account-keys", this::renewAll);
        } catch (RuntimeException e) {
            LOG.warn(
                    "giving accounts a key of their own failed and will be tried again: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void renewAll() {
        int all = 0;
        for (int some = oldSeals.renew(BATCH); some > 0; some = oldSeals.renew(BATCH)) {
            all += some;
        }
        if (all > 0) {
            LOG.info("{} accounts have a key of their own now", all);
        }
    }
}
