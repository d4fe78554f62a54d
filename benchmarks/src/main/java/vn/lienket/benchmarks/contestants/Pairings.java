package vn.lienket.benchmarks.contestants;

import jakarta.annotation.PostConstruct;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.VneidLogin;

/** One row a citizen; each half of a pair is written once, and whoever writes the second also writes the link, in the same statement. */
@Repository
class Pairings {

    private static final String LINK =
            """
            insert into outbox (citizen_ref, portal, account_id, account_event, account_at, vneid_subject, login_event, login_at)
            select citizen_ref, portal, account_id, account_event, account_at, vneid_subject, login_event, login_at
            from changed where account_id is not null and vneid_subject is not null""";

    private static final String ACCOUNTS =
            """
            with changed as (
              insert into pairing as known (citizen_ref, portal, account_id, account_event, account_at)
              select * from unnest(?, ?, ?, ?, ?)
              on conflict (citizen_ref) do update
              set portal = excluded.portal, account_id = excluded.account_id,
                  account_event = excluded.account_event, account_at = excluded.account_at
              where known.account_id is null
              returning *)
            """
                    + LINK;

    private static final String LOGINS =
            """
            with changed as (
              insert into pairing as known (citizen_ref, vneid_subject, login_event, login_at)
              select * from unnest(?, ?, ?, ?)
              on conflict (citizen_ref) do update
              set vneid_subject = excluded.vneid_subject, login_event = excluded.login_event, login_at = excluded.login_at
              where known.vneid_subject is null
              returning *)
            """
                    + LINK;

    private final JdbcTemplate database;

    Pairings(JdbcTemplate database) {
        this.database = database;
    }

    @PostConstruct
    void create() {
        database.execute(
                """
                create table if not exists pairing (
                  citizen_ref text primary key,
                  portal text, account_id text, account_event text, account_at bigint,
                  vneid_subject text, login_event text, login_at bigint);
                create table if not exists outbox (
                  id bigint generated always as identity primary key,
                  citizen_ref text not null,
                  portal text not null, account_id text not null, account_event text not null, account_at bigint not null,
                  vneid_subject text not null, login_event text not null, login_at bigint not null)""");
    }

    /** @param accounts at most one a citizen, ordered by citizen, so that two batches cannot lock each other */
    void addAccounts(Collection<CccdUpdated> accounts) {
        database.execute(ACCOUNTS, (PreparedStatement statement) -> {
            texts(statement, 1, accounts, CccdUpdated::getCitizenRef);
            texts(statement, 2, accounts, CccdUpdated::getPortal);
            texts(statement, 3, accounts, CccdUpdated::getAccountId);
            texts(statement, 4, accounts, CccdUpdated::getEventId);
            numbers(statement, 5, accounts, account -> account.getOccurredAt().toEpochMilli());
            return statement.executeUpdate();
        });
    }

    /** @param logins as above */
    void addLogins(Collection<VneidLogin> logins) {
        database.execute(LOGINS, (PreparedStatement statement) -> {
            texts(statement, 1, logins, VneidLogin::getCitizenRef);
            texts(statement, 2, logins, VneidLogin::getVneidSubject);
            texts(statement, 3, logins, VneidLogin::getEventId);
            numbers(statement, 4, logins, login -> login.getOccurredAt().toEpochMilli());
            return statement.executeUpdate();
        });
    }

    private static <T> void texts(PreparedStatement statement, int at, Collection<T> facts, Function<T, String> field)
            throws SQLException {
        array(statement, at, "text", facts.stream().map(field).toArray());
    }

    private static <T> void numbers(PreparedStatement statement, int at, Collection<T> facts, Function<T, Long> field)
            throws SQLException {
        array(statement, at, "bigint", facts.stream().map(field).toArray());
    }

    private static void array(PreparedStatement statement, int at, String type, Object[] values) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(at, connection.createArrayOf(type, values));
    }
}
