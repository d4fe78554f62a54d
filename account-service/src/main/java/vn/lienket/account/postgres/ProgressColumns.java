package vn.lienket.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import vn.lienket.account.CccdCheck;
import vn.lienket.account.CccdRequest;
import vn.lienket.account.Closure;
import vn.lienket.account.Link;
import vn.lienket.account.Progress;
import vn.lienket.account.Refusal;

/** The columns of {@link Progress}: one row, so that whoever waited for its lock sees all of it as it is then. */
final class ProgressColumns {

    static final String NAMES =
            "state, request_id, request_status, request_reason, requested_at, citizen_ref, cccd_confirmed_at,"
                    + " refusal_reason, refused_at, conflict_at, conflict_kept_at, link_citizen_ref, link_sequence, vneid_subject, link_late, linked_at, exempt, closed_by_version";

    private ProgressColumns() {}

    /** In the order of {@link #NAMES}, as {@link BinaryCopy} takes them. */
    static Object[] write(Progress progress) {
        CccdCheck check = progress.check();
        CccdRequest request = check.request();
        Refusal refusal = progress.refusal();
        Link link = progress.link();
        return new Object[] {
            progress.state().name(),
            request == null ? null : request.id(),
            request == null ? null : request.status().name(),
            request == null ? null : request.reason(),
            request == null ? null : request.requestedAt(),
            check.citizenRef(),
            check.confirmedAt(),
            refusal.reason(),
            refusal.at(),
            refusal.conflictAt(),
            refusal.keptAt(),
            link == null ? null : link.citizenRef(),
            link == null ? null : link.sequence(),
            link == null ? null : link.vneidSubject(),
            link == null ? null : link.late(),
            link == null ? null : link.at(),
            progress.closure().exempt(),
            progress.closure().calendarVersion()
        };
    }

    static Progress read(ResultSet row) throws SQLException {
        return new Progress(
                new CccdCheck(request(row), row.getString("citizen_ref"), Times.read(row, "cccd_confirmed_at")),
                link(row),
                new Refusal(
                        row.getString("refusal_reason"),
                        Times.read(row, "refused_at"),
                        Times.read(row, "conflict_at"),
                        Times.read(row, "conflict_kept_at")),
                new Closure(row.getBoolean("exempt"), row.getObject("closed_by_version", Long.class)));
    }

    private static Link link(ResultSet row) throws SQLException {
        Long sequence = row.getObject("link_sequence", Long.class);
        return sequence == null
                ? null
                : new Link(
                        row.getString("link_citizen_ref"),
                        sequence,
                        row.getString("vneid_subject"),
                        row.getBoolean("link_late"),
                        Times.read(row, "linked_at"));
    }

    private static CccdRequest request(ResultSet row) throws SQLException {
        UUID id = row.getObject("request_id", UUID.class);
        return id == null ? null : request(row, id, "request_status", "request_reason");
    }

    static CccdRequest request(ResultSet row, UUID id, String status, String reason) throws SQLException {
        return new CccdRequest(
                id,
                CccdRequest.Status.valueOf(row.getString(status)),
                row.getString(reason),
                Times.read(row, "requested_at"));
    }
}
