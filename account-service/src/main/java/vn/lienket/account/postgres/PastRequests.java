package vn.lienket.account.postgres;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.lienket.account.AccountId;
import vn.lienket.account.CccdRequest;
import vn.lienket.account.Progress;

/** Submissions: the last one is in the account's row, those before it are kept apart. */
final class PastRequests {

    private final JdbcTemplate jdbc;

    PastRequests(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void keep(AccountId id, Progress before, Progress after) {
        CccdRequest request = before.check().request();
        if (request == null || after.check().asked(request.id())) {
            return;
        }
        CccdRequest past = request.past();
        jdbc.update(
                "insert into past_cccd_request (request_id, portal, account_id, status, reason, requested_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                past.id(),
                id.portal(),
                id.number(),
                past.status().name(),
                past.reason(),
                Times.write(past.requestedAt()));
    }

    Optional<CccdRequest> request(AccountId id, UUID requestId) {
        return jdbc
                .query(
                        """
                        select request_status, request_reason, requested_at from account
                        where portal = ? and account_id = ? and request_id = ?
                        union all
                        select status, reason, requested_at from past_cccd_request
                        where portal = ? and account_id = ? and request_id = ?
                        """,
                        (row, number) -> ProgressColumns.request(row, requestId, "request_status", "request_reason"),
                        id.portal(),
                        id.number(),
                        requestId,
                        id.portal(),
                        id.number(),
                        requestId)
                .stream()
                .findFirst();
    }
}
