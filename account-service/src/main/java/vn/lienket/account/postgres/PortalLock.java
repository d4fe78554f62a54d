package vn.lienket.account.postgres;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Held to the end of the transaction. Who changes a portal's calendar or registers accounts there does so alone, so that versions and their announcements
 * keep their order; who only goes by the calendar shares it.
 */
final class PortalLock {

    private final JdbcTemplate jdbc;

    PortalLock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void exclusive(String portal) {
        jdbc.queryForList("select pg_advisory_xact_lock(hashtextextended(?, 0))", "portal/" + portal);
    }

    void shared(String portal) {
        jdbc.queryForList("select pg_advisory_xact_lock_shared(hashtextextended(?, 0))", "portal/" + portal);
    }
}
