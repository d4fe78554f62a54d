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
    /** A bundle has the keys of its letters after their lengths; whatever else looks so is gone at the next look. */
    private static final String LETTERS =
            """
            select count(*) from outbox, convert_to(?, 'UTF8') as wanted (record_key)
            where topic = any(?) and payload is not null and (outbox.record_key = convert_from(wanted.record_key, 'UTF8')
                or letters is not null and position(int2send(octet_length(wanted.record_key)::int2) || wanted.record_key in payload) > 0)
            """;

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
                        finding(account, "outbox, sealed letters", LETTERS, account.key(), topics)))
                .toList();
    }

    private Finding finding(AccountId account, String table, String query, Object... parameters) {
        long rows = jdbc.queryForObject(query, Long.class, parameters);
        return new Finding(account, "account-service, table " + table, rows == 0, rows + " rows with anything to read");
    }
}
