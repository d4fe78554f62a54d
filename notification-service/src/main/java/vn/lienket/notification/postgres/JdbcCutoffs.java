package vn.lienket.notification.postgres;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienket.notification.CutoffReached;
import vn.lienket.notification.Cutoffs;

@Repository
class JdbcCutoffs implements Cutoffs {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcCutoffs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void record(CutoffReached reached) {
        jdbc.sql(
                        """
                        insert into cutoff_reached (event_id, occurred_at, portal, account_type, cutoff_at, calendar_version,
                            linked, closed, conflicts, exempt, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (event_id) do nothing
                        """)
                .params(
                        reached.eventId(),
                        Timestamp.from(reached.occurredAt()),
                        reached.cutoff().portal(),
                        reached.cutoff().accountType(),
                        Timestamp.from(reached.cutoff().at()),
                        reached.cutoff().calendarVersion(),
                        reached.outcome().linked(),
                        reached.outcome().closed(),
                        reached.outcome().conflicts(),
                        reached.outcome().exempt(),
                        Timestamp.from(clock.instant()))
                .update();
    }
}
