package vn.lienket.account.postgres;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Alert when the oldest letter is older than a minute, and on any parked one. */
@Component
final class OutboxGauges implements MeterBinder {

    /** All gauges of a scrape by one look: millions may wait, and each look counts them. */
    private static final long FRESH = Duration.ofMillis(100).toNanos();

    private static final String LOOK =
            """
            select coalesce(sum(coalesce(letters, 1)) filter (where parked is null), 0), count(*) filter (where parked is not null),
                coalesce(extract(epoch from now() - min(written_at) filter (where parked is null)), 0)
            from outbox
            """;

    private final JdbcTemplate jdbc;
    private Backlog last;
    private long looked;

    OutboxGauges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Backlog(double waiting, double parked, double oldestAge) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "lienket.outbox.backlog", Backlog::waiting, "facts that wait");
        gauge(registry, "lienket.outbox.parked", Backlog::parked, "facts never taken");
        gauge(registry, "lienket.outbox.oldest.age.seconds", Backlog::oldestAge, "age of the oldest fact that waits");
    }

    private void gauge(MeterRegistry registry, String name, ToDoubleFunction<Backlog> what, String description) {
        Gauge.builder(name, () -> what.applyAsDouble(backlog()))
                .description(description)
                .register(registry);
    }

    private synchronized Backlog backlog() {
        if (last == null || System.nanoTime() - looked > FRESH) {
            last = jdbc.queryForObject(
                    LOOK, (row, number) -> new Backlog(row.getDouble(1), row.getDouble(2), row.getDouble(3)));
            looked = System.nanoTime();
        }
        return last;
    }
}
