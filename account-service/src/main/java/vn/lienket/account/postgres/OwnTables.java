package vn.lienket.account.postgres;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.lienket.account.AccountId;
import vn.lienket.account.Finding;
import vn.lienket.account.KeepingPlace;
import vn.lienket.account.SealedTopics;

/** What this service's own database has of an account. */
@Component
final class OwnTables implements KeepingPlace {

    private static final String PERSONAL =
            "select count(*) from account where portal = ? and account_id = ? and (length(personal) > 0 or place is not null)";
    private static final String KEYS =
            "select count(*) from account join account_key using (key_id) where portal = ? and account_id = ?";
    private static final String NOTES = "select count(*) from account_note where portal = ? and account_id = ?";
    private static final String LETTERS =
            "select count(*) from outbox where topic = any(?) and record_key = ? and payload is not null";

    private final JdbcTemplate jdbc;
    private final SealedTopics sealedTopics;

    OwnTables(JdbcTemplate jdbc, SealedTopics sealedTopics) {
        this.jdbc = jdbc;
        this.sealedTopics = sealedTopics;
    }

    @Override
    public List<Finding> examine(Collection<AccountId> erased) {
        String[] topics = sealedTopics.names().toArray(String[]::new);
        return erased.stream()
                .flatMap(account -> Stream.of(
                        finding(account, "account, personal and place", PERSONAL, account.portal(), account.number()),
                        finding(account, "account_key, its own key", KEYS, account.portal(), account.number()),
                        finding(account, "account_note", NOTES, account.portal(), account.number()),
                        finding(account, "outbox, sealed letters", LETTERS, topics, account.key())))
                .toList();
    }

    private Finding finding(AccountId account, String table, String query, Object... parameters) {
        long rows = jdbc.queryForObject(query, Long.class, parameters);
        return new Finding(account, "account-service, table " + table, rows == 0, rows + " rows with anything to read");
    }
}
