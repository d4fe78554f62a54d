package vn.lienket.notification.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import vn.lienket.notification.Channel;
import vn.lienket.notification.Route;

/** Reads routes from rows of notice {@code n} with {@link #COLUMNS}. */
final class Routes {

    static final String COLUMNS =
            """
            (select p.channels from preference p where p.portal = n.portal and p.account_id = n.account_id) as channels,
            (select array_agg(r.channel || ':' || r.code) from refusal r where r.event_id = n.event_id) as refusals
            """;

    private Routes() {}

    static Route of(ResultSet row) throws SQLException {
        Map<Channel, String> refusals = new EnumMap<>(Channel.class);
        if (row.getArray("refusals") != null) {
            for (String refusal : (String[]) row.getArray("refusals").getArray()) {
                int colon = refusal.indexOf(':');
                refusals.put(Channel.valueOf(refusal.substring(0, colon)), refusal.substring(colon + 1));
            }
        }
        return new Route(JdbcPreferences.order(row), Channel.valueOf(row.getString("channel")), refusals);
    }
}
