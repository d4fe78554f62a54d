package vn.lienket.notification.postgres;

import java.util.Collection;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienket.notification.AccountKey;

/**
 * Held until the end of the transaction. Without it a notice and the first contact of its account could be added at the same moment without seeing each
 * other, and the notice would wait for ever.
 */
@Component
class AccountLock {

    private final JdbcClient jdbc;

    AccountLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void take(AccountKey account) {
        take(account.text());
    }

    /** In one order, so that two who need the same ones never wait for each other. PostgreSQL has room for some thousands at a time, of all transactions. */
    void takeAll(Collection<String> subjects) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(subject, 0)) from unnest(?::text[]) subject")
                .param(new TreeSet<>(subjects).toArray(String[]::new))
                .query((row, n) -> 1)
                .list();
    }

    /** Where waiting could end in a deadlock. @return false when somebody else has it */
    boolean tryTake(String subject) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param(subject)
                .query(Boolean.class)
                .single();
    }

    /** @param subject an account's text, or that of whatever else is to be done in order */
    void take(String subject) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(subject)
                .query((row, n) -> 1)
                .single();
    }
}
