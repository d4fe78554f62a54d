package vn.lienket.benchmarks.contestants;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.facts.AccountLinked;

/** Sends what is in the outbox and deletes it, a batch a transaction; when there is nothing it looks again after 10 ms. */
@Component
class OutboxRelay {

    private static final String TAKE =
            """
            delete from outbox
            where id in (select id from outbox order by id limit 5000 for update skip locked)
            returning *""";

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final KafkaTemplate<String, AccountLinked> kafka;

    OutboxRelay(JdbcTemplate database, TransactionTemplate transaction, KafkaTemplate<String, AccountLinked> kafka) {
        this.database = database;
        this.transaction = transaction;
        this.kafka = kafka;
    }

    @Scheduled(fixedDelay = 10)
    void relay() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> relayOnce()));
        }
    }

    private boolean relayOnce() {
        List<AccountLinked> links = database.query(TAKE, (row, number) -> link(row));
        CompletableFuture.allOf(links.stream()
                        .map(link -> kafka.send(Terms.LINKS, link.getCitizenRef(), link))
                        .toArray(CompletableFuture[]::new))
                .join();
        return !links.isEmpty();
    }

    private static AccountLinked link(ResultSet row) throws SQLException {
        return AccountLinked.newBuilder()
                .setEventId(row.getString("account_event"))
                .setOccurredAt(Instant.ofEpochMilli(Math.max(row.getLong("account_at"), row.getLong("login_at"))))
                .setCitizenRef(row.getString("citizen_ref"))
                .setPortal(row.getString("portal"))
                .setAccountId(row.getString("account_id"))
                .setVneidSubject(row.getString("vneid_subject"))
                .setSequence(1)
                .setLate(false)
                .setRuleVersion("d")
                .setCccdUpdatedEventId(row.getString("account_event"))
                .setVneidLoginEventId(row.getString("login_event"))
                .build();
    }
}
