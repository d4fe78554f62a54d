package vn.lienket.account.postgres;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Alert when the oldest letter is older than a minute, and on any parked one. */
@Component
final class OutboxGauges implements MeterBinder {

    private final JdbcTemplate jdbc;

    OutboxGauges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "lienket.outbox.backlog", "count(*) filter (where parked is null)", "facts that wait");
        gauge(registry, "lienket.outbox.parked", "count(*) filter (where parked is not null)", "facts never taken");
        gauge(
                registry,
                "lienket.outbox.oldest.age.seconds",
                "coalesce(extract(epoch from now() - min(written_at) filter (where parked is null)), 0)",
                "age of the oldest fact that waits");
    }

    private void gauge(MeterRegistry registry, String name, String what, String description) {
        Gauge.builder(name, () -> jdbc.queryForObject("select " + what + " from outbox", Double.class))
                .description(description)
                .register(registry);
    }
}
