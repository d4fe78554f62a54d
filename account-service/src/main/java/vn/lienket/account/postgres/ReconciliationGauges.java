package vn.lienket.account.postgres;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Alert on any drift, and when the last comparison is older than three of its intervals. */
@Component
final class ReconciliationGauges implements MeterBinder {

    private final JdbcTemplate jdbc;

    ReconciliationGauges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "lienket.reconciliation.drift", "max(drifting)", "accounts of which Kafka says something else");
        gauge(
                registry,
                "lienket.reconciliation.age.seconds",
                "extract(epoch from now() - max(ended_at))",
                "since the last comparison ended");
    }

    /** Not a number until the first comparison ended. */
    private void gauge(MeterRegistry registry, String name, String what, String description) {
        Gauge.builder(name, () -> jdbc.queryForObject("select " + what + " from reconciliation", Double.class))
                .description(description)
                .register(registry);
    }
}
