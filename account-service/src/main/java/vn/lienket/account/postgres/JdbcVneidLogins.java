package vn.lienket.account.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.account.Announcement;
import vn.lienket.account.Pseudonyms;
import vn.lienket.account.VneidLogins;

/** Accepted logins as rows of the outbox, and of a table that knows a repetition. */
@Component
final class JdbcVneidLogins implements VneidLogins {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final OutboxTable outbox;
    private final Pseudonyms pseudonyms;

    JdbcVneidLogins(JdbcTemplate jdbc, TransactionTemplate transaction, OutboxTable outbox, Pseudonyms pseudonyms) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
        this.pseudonyms = pseudonyms;
    }

    @Override
    public boolean accept(Announcement.VneidLogin login) {
        byte[] digest = digest(login);
        return Boolean.TRUE.equals(transaction.execute(status -> {
            int inserted = jdbc.update(
                    "insert into accepted_login (event_id, digest) values (?, ?) on conflict do nothing",
                    login.eventId(),
                    digest);
            if (inserted == 1) {
                outbox.add(List.of(login));
                return true;
            }
            return Arrays.equals(
                    digest,
                    jdbc.queryForObject(
                            "select digest from accepted_login where event_id = ?", byte[].class, login.eventId()));
        }));
    }

    /** Without the time: a portal that leaves it out gets another one at each repetition. */
    private byte[] digest(Announcement.VneidLogin login) {
        String content = String.join(
                "\n",
                login.portal(),
                pseudonyms.of(login.cccd()),
                login.identity().vneidSubject(),
                login.identity().level().name());
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
