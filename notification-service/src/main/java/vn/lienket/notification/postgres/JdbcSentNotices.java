package vn.lienket.notification.postgres;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienket.notification.Channel;
import vn.lienket.notification.Route;
import vn.lienket.notification.SentNotices;
import vn.lienket.notification.Settlement;

@Repository
class JdbcSentNotices implements SentNotices {

    private final JdbcClient jdbc;

    JdbcSentNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The row lock waits for the sender: a report can be faster than the commit of the sending. */
    @Override
    @Transactional
    public boolean settle(UUID eventId, Channel channel, Function<Route, Settlement> judge) {
        Optional<Route> route = jdbc.sql(
                        "select n.*, " + Routes.COLUMNS
                                + " from notice n where n.event_id = ? and n.channel = ? and n.state in ('PENDING', 'SENT') for update of n")
                .params(eventId, channel.name())
                .query((row, n) -> Routes.of(row))
                .optional();
        route.ifPresent(way -> judge.apply(way).fold(new Settling(jdbc, eventId)));
        return route.isPresent();
    }
}
