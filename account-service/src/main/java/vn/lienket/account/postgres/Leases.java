package vn.lienket.account.postgres;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.support.KeepAliveLockProvider;
import net.javacrumbs.shedlock.support.Utils;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who leads, as rows: by the database's clock, renewed while the leader lives. */
@Configuration(proxyBeanMethods = false)
class Leases implements DisposableBean {

    /** No bean: Spring would run all scheduled jobs on it. */
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lease-renewal");
        thread.setDaemon(true);
        return thread;
    });

    @Bean
    LockProvider leaseProvider(JdbcTemplate jdbc) {
        return new KeepAliveLockProvider(
                new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                        .withJdbcTemplate(jdbc)
                        .withTableName("lease")
                        .withLockedByValue(Utils.getHostname() + "/"
                                + ProcessHandle.current().pid())
                        .usingDbTime()
                        .build()),
                renewal);
    }

    @Override
    public void destroy() {
        renewal.shutdownNow();
    }
}
