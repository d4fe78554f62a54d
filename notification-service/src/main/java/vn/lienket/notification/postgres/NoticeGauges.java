package vn.lienket.notification.postgres;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is still to do, read at each scrape from the indexes of open notices. Alert when the oldest pending one is older than minutes. */
@Component
class NoticeGauges implements MeterBinder {

    private static final String OPEN =
            "select count(*) from notice where state = '%s' and state in ('WAITING', 'PENDING')";

    private static final String OLDEST_PENDING =
            "select greatest(0, coalesce(extract(epoch from now() - min(next_attempt_at)), 0)) from notice where state = 'PENDING'";

    private final JdbcClient jdbc;

    NoticeGauges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "lienket.notices.waiting",
                "notices whose account has no contact yet",
                OPEN.formatted("WAITING"));
        gauge(registry, "lienket.notices.pending", "notices to be sent", OPEN.formatted("PENDING"));
        gauge(registry, "lienket.notices.overdue.seconds", "how long the next notice has been due", OLDEST_PENDING);
    }

    private void gauge(MeterRegistry registry, String name, String description, String sql) {
        Gauge.builder(name, () -> jdbc.sql(sql).query(Double.class).single())
                .description(description)
                .register(registry);
    }
}
