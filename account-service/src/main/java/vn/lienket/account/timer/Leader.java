package vn.lienket.account.timer;

import java.time.Duration;
import java.time.Instant;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * One instance at a time does a job. It is for economy and order, not what makes the job safe: who was stopped for longer than the lease goes on beside the
 * next one.
 */
@Component
final class Leader {

    /** So long after a leader was killed the next takes over; while it lives, its lease is renewed. No shorter one can be. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final LockingTaskExecutor executor;

    Leader(LockProvider leases) {
        this.executor = new DefaultLockingTaskExecutor(leases);
    }

    /** Does nothing while another instance is at it. */
    void run(String job, Runnable task) {
        // The lease is counted by the database's clock; this time only dates the configuration.
        executor.executeWithLock(task, new LockConfiguration(Instant.now(), job, LEASE, Duration.ZERO));
    }
}
